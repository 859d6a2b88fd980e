package io.otpwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"90s, PT90S", "3m, PT3M", "1h30m, PT1H30M", "2h, PT2H", "1m5s, PT65S"})
    void what_people_type_is_read(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "3", "-3m", "3 m", "5x", "m", "1.5m", "99999999999s"})
    void all_else_is_refused_with_what_was_expected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("expected a duration above zero like 90s, 3m or 1h30m, was \"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0:00", "PT125S, 2:05", "PT1H2M5S, 1:02:05", "PT-3S, 0:00"})
    void elapsed_time_reads_like_a_clock(Duration duration, String expected) {
        assertThat(Durations.clock(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1449, 1.4 s", "9999, 9.9 s", "23456, 23 s", "720000, 12 min"})
    void latencies_have_two_or_three_figures(long ms, String expected) {
        assertThat(Durations.latency(ms)).isEqualTo(expected);
    }
}
