package io.otpwatch.benchmarks.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTimesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration TROUBLE = Duration.ofMinutes(3);

    @Test
    void an_incident_must_be_opened_within_half_more_than_predicted_and_ten_seconds() {
        assertThat(RunTimes.opensWithin(6)).isEqualTo(Duration.ofSeconds(19));
        assertThat(RunTimes.opensWithin(Double.POSITIVE_INFINITY)).isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void something_is_broken_for_as_long_as_was_asked_for_or_as_it_takes_to_tell_its_cause_but_ten_minutes_at_most() {
        assertThat(broken(List.of())).isEqualTo(TROUBLE);
        assertThat(broken(List.of(6.0))).isEqualTo(TROUBLE);
        assertThat(broken(List.of(6.0, 100.0))).isEqualTo(Duration.ofSeconds(150 + 10 + 60));
        assertThat(broken(List.of(Double.POSITIVE_INFINITY))).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_run_without_incidents_is_over_a_minute_after_all_is_whole_again() {
        RunTimes times = RunTimes.of(WARM_UP, TROUBLE, List.of());
        assertThat(times.isOver(NOON, NOON.plusSeconds(359), List.of())).isFalse();
        assertThat(times.isOver(NOON, NOON.plusSeconds(360), List.of())).isTrue();
    }

    @Test
    void an_open_incident_is_waited_for_for_five_minutes() {
        RunTimes times = RunTimes.of(WARM_UP, TROUBLE, List.of(6.0));
        assertThat(times.isOver(NOON, NOON.plusSeconds(600), List.of(Verdicts.open())))
                .isFalse();
        assertThat(times.isOver(NOON, NOON.plusSeconds(601), List.of(Verdicts.open())))
                .isTrue();
        assertThat(times.isOver(NOON, NOON.plusSeconds(400), List.of(Verdicts.resolved())))
                .isTrue();
    }

    private static Duration broken(List<Double> predicted) {
        RunTimes times = RunTimes.of(WARM_UP, TROUBLE, predicted);
        assertThat(times.breaks()).isEqualTo(WARM_UP);
        return times.whole().minus(times.breaks());
    }
}
