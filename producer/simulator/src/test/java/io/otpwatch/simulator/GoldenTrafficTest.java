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
        "healthy, 482c0e1b2bc551fc",
        "showcase, 49b7f89387db19b8",
        "'carrier-block:start=30s,end=2m', d53794207f7c1a00",
        "'carrier-block:carrier=262-01,mode=explicit,start=30s', aeec634820f22ea0",
        "'provider-outage:start=30s,end=2m', 91391a30d61bd48b",
        "'feed-dead:start=30s,end=2m', e03733206182ded8",
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
