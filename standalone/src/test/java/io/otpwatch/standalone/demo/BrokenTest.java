package io.otpwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.simulator.Scenario;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | the simulator breaks nothing",
                "200 | the simulator breaks now: domain 310-260 (carrier filtering, silent) since 3:00",
                "400 | the simulator breaks nothing any more",
                "800 | the simulator breaks now: domain 310-260 (carrier filtering, silent) since 13:00"
            })
    void the_viewer_is_told_what_is_broken_now(long second, String expected) {
        // Given
        Instant now = START.plusSeconds(second);
        // When
        String sentence = Broken.sentence(Scenario.showcase().truth(START, now), START, now);
        // Then
        assertThat(sentence).isEqualTo(expected);
    }

    @Test
    void what_has_no_scope_is_everything() {
        // Given
        Instant now = START.plusSeconds(30);

        // When
        String sentence = Broken.sentence(Scenario.parse("sends-stop:start=10s").truth(START, now), START, now);

        // Then
        assertThat(sentence)
                .startsWith("the simulator breaks now: everything (")
                .endsWith(") since 0:10");
    }
}
