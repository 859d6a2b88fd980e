package io.otpwatch.benchmarks.throughput.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void what_stands_at_the_bar_has_reached_it() {
        assertThat(missed(3, 5, Runs.state(1_000_000, 100))).isEmpty();
    }

    @Test
    void each_bar_that_is_missed_is_named_with_the_figure() {
        assertThat(missed(5.9, 10, Runs.state(999_999, 100.2)))
                .containsExactly(
                        "0.590 of the throughput of Streams doing nothing, 0.6 is the least",
                        "100.2 bytes for a code in flight, 100 is the most",
                        "999,999 codes in flight, 1,000,000 is the least: more --events");
    }

    @Test
    void a_figure_that_is_no_number_is_missed() {
        assertThat(missed(3, 5, Runs.state(1_000_000, Double.NaN))).hasSize(1);
    }

    @Test
    void half_in_one_domain_may_cost_a_tenth_more_and_is_named_when_it_costs_more_than_that() {
        assertThat(missed(5)).isEmpty();
        assertThat(missed(5.2))
                .containsExactly("0.865 for the CPU of an event, usual over half of all sends in one domain, 0.9 is the"
                        + " least");
    }

    @Test
    void otpwatch_must_be_six_times_as_fast_as_the_dsl_in_the_second_half() {
        // Given 416,667 events/s of otpwatch in the second half; 69,444 are a sixth
        assertThat(missedWithDsl(0.9259)).isEmpty();
        assertThat(missedWithDsl(0.95)).containsExactly("5.85 times the throughput of the DSL, 6 times is the least");
    }

    /** @param share of the inputs in 20 s, three quarters of it in the last ten */
    private static List<String> missedWithDsl(double share) {
        return Bars.missed(Comparison.of(
                List.of(Runs.nothing(1, 3), Runs.otpwatch(1, 3), Runs.stopped(SystemUnderTest.DSL, 1, 20, share))));
    }

    private static List<String> missed(double halfCpuSeconds) {
        return Bars.missed(
                Comparison.of(List.of(Runs.nothing(1, 3), Runs.otpwatch(1, 5), Runs.half(1, 50, halfCpuSeconds))));
    }

    private static List<String> missed(double nothingSeconds, double otpwatchSeconds, Measured.State state) {
        return Bars.missed(
                Comparison.of(List.of(Runs.nothing(1, nothingSeconds), Runs.otpwatch(1, otpwatchSeconds, state))));
    }
}
