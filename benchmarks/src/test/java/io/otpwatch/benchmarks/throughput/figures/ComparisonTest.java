package io.otpwatch.benchmarks.throughput.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void a_ratio_is_taken_within_each_round_whoever_was_first() {
        // Given a machine that gets slower
        List<Run> runs = List.of(
                Runs.nothing(1, 2), Runs.otpwatch(1, 2.5),
                Runs.otpwatch(2, 8), Runs.nothing(2, 4),
                Runs.nothing(3, 6), Runs.otpwatch(3, 10));
        // When
        Comparison comparison = Comparison.of(runs);
        // Then
        assertThat(comparison.ratios())
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(0.8, 0.5, 0.6);
        assertThat(comparison.ratioToNothing()).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void bytes_per_code_are_the_worst_of_all_runs_and_codes_in_flight_the_fewest() {
        // Given
        List<Run> runs = List.of(
                Runs.nothing(1, 1), Runs.otpwatch(1, 1, Runs.state(1_200_000, 75)),
                Runs.nothing(2, 1), Runs.otpwatch(2, 1, Runs.state(1_100_000, 91)));
        // When
        Comparison comparison = Comparison.of(runs);
        // Then
        assertThat(comparison.bytesPerCode()).isEqualTo(91);
        assertThat(comparison.codesInFlight()).isEqualTo(1_100_000);
    }

    @Test
    void figures_are_per_event_and_per_code() {
        // When
        Comparison comparison = Comparison.of(List.of(Runs.nothing(1, 2), Runs.otpwatch(1, 2.5)));
        // Then
        assertThat(comparison.runs(SystemUnderTest.OTPWATCH).get(0).eventsPerSecond())
                .isCloseTo(400_000, within(1e-6));
        assertThat(comparison.runs(SystemUnderTest.OTPWATCH).get(0).secondHalfEventsPerSecond())
                .isCloseTo(500_000, within(1e-6));
        assertThat(comparison.cpuMicrosPerEvent()).isCloseTo(4.5, within(1e-9));
        assertThat(comparison.changelogBytesPerEvent()).isCloseTo(40, within(1e-9));
        assertThat(comparison.heapBytesPerCode()).isCloseTo(100, within(1e-9));
    }

    @Test
    void half_in_one_domain_is_compared_with_the_usual_of_the_same_round_by_cpu_and_by_throughput() {
        // Given runs of otpwatch of 4.5 s of CPU
        List<Run> runs = List.of(
                Runs.nothing(1, 2),
                Runs.otpwatch(1, 3),
                Runs.half(1, 4, 9),
                Runs.otpwatch(2, 6),
                Runs.half(2, 4, 4.5),
                Runs.nothing(2, 2),
                Runs.half(3, 4, 5),
                Runs.nothing(3, 2),
                Runs.otpwatch(3, 4));
        // When
        Comparison comparison = Comparison.of(runs);
        // Then
        assertThat(comparison.ratiosHalfInOneDomain()).containsExactly(0.5, 1.0, 0.9);
        assertThat(comparison.ratioHalfInOneDomain()).contains(0.9);
        assertThat(comparison.throughputRatiosHalfInOneDomain()).containsExactly(0.75, 1.5, 1.0);
        assertThat(comparison.throughputRatioHalfInOneDomain()).contains(1.0);
        assertThat(comparison.systems())
                .containsExactly(
                        SystemUnderTest.NOTHING, SystemUnderTest.OTPWATCH, SystemUnderTest.OTPWATCH_ONE_DOMAIN);
        assertThat(comparison.bytesPerCode()).as("of the usual runs").isEqualTo(80);
    }

    @Test
    void half_in_one_domain_may_be_left_out() {
        // When
        Comparison comparison = Comparison.of(List.of(Runs.nothing(1, 2), Runs.otpwatch(1, 2.5)));
        // Then
        assertThat(comparison.ratioHalfInOneDomain()).isEmpty();
        assertThat(comparison.throughputRatioHalfInOneDomain()).isEmpty();
        assertThat(comparison.systems()).containsExactly(SystemUnderTest.NOTHING, SystemUnderTest.OTPWATCH);
    }

    @Test
    void other_ways_are_compared_by_the_second_half_as_they_are_stopped_before_the_end() {
        // Given runs of otpwatch that end with 500,000 and 250,000 events/s
        List<Run> runs = List.of(
                Runs.nothing(1, 2),
                Runs.otpwatch(1, 2.5),
                Runs.stopped(SystemUnderTest.DSL, 1, 30, 0.8),
                Runs.nothing(2, 2),
                Runs.otpwatch(2, 5),
                Runs.stopped(SystemUnderTest.DSL, 2, 30, 0.4));
        // When
        Comparison comparison = Comparison.of(runs);
        // Then
        assertThat(comparison.ratiosTo(SystemUnderTest.DSL))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(12.5, 12.5);
        assertThat(comparison.ratioTo(SystemUnderTest.DSL).orElseThrow()).isCloseTo(12.5, within(1e-9));
        assertThat(comparison.ratioTo(SystemUnderTest.KEY_VALUE_STORE)).isEmpty();
        assertThat(comparison.runs(SystemUnderTest.DSL).get(0).eventsPerSecond())
                .isCloseTo(800_000 / 30.0, within(1e-6));
        assertThat(comparison.systems()).contains(SystemUnderTest.DSL).doesNotContain(SystemUnderTest.KEY_VALUE_STORE);
    }

    @Test
    void a_run_without_its_partner_is_refused() {
        assertThatThrownBy(() -> Comparison.of(List.of(Runs.nothing(1, 1), Runs.otpwatch(1, 1), Runs.nothing(2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 2] and [1] and [] and [] and []");
        assertThatThrownBy(() -> Comparison.of(List.of(Runs.nothing(1, 1), Runs.otpwatch(1, 1), Runs.half(2, 1, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1] and [1] and [2] and [] and []");
        assertThatThrownBy(() -> Comparison.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
