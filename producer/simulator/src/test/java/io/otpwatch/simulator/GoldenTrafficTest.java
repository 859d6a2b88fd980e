package io.otpwatch.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario's traffic is the same from release to release, so that a seed names a run. */
class GoldenTrafficTest {
    private static final long SEED = 7;

    @ParameterizedTest
    @CsvSource({
        "healthy, b3ba4a536d9543e5",
        "showcase, 34a52d4894395884",
        "'carrier-block:start=30s,end=2m', 853e01669172ccd4",
        "'carrier-block:carrier=262-01,mode=explicit,start=30s', 5ea0f3adc22e7338",
        "'provider-outage:start=30s,end=2m', 47ca55b2ce6ac530",
        "'feed-dead:start=30s,end=2m', 693016a6e5d47af2",
    })
    void a_seed_gives_the_traffic_that_it_always_gave(String scenario, String digest) throws Exception {
        // Given
        MessageDigest sha = MessageDigest.getInstance("SHA-256");

        // When
        for (SimulatedEvent event :
                Runs.drained(Runs.model(25, Scenario.parse(scenario), SEED), Duration.ofSeconds(220))) {
            sha.update((event.at() + " " + EventJson.write(event) + "\n").getBytes(UTF_8));
        }

        // Then
        assertThat(HexFormat.of().formatHex(sha.digest()).substring(0, 16)).isEqualTo(digest);
    }
}
