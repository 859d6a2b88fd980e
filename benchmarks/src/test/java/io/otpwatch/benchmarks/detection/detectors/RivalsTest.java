package io.otpwatch.benchmarks.detection.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RivalsTest {
    private static final Usual USUAL = new Usual(0.93, new Lognormal(6, 1.0), 1);

    @Test
    void a_window_is_judged_five_minutes_after_its_end_and_speaks_once() {
        // Given 100 codes in the first window, 79 received in time and one too late
        Detector windows = TumblingWindows.below(0.8);
        windows.sent(299, 100);
        windows.received(299, 300, 79);
        windows.received(299, 300.1, 1);
        // When / Then
        for (int second = 0; second < 1_200; second++) {
            assertThat(windows.step(second)).as("second %d", second).isEqualTo(second == 599 ? 1 : 0);
        }
    }

    @Test
    void four_fifths_are_enough_for_a_window() {
        Detector windows = TumblingWindows.below(0.8);
        windows.sent(0, 100);
        windows.received(0, 3, 80);
        assertThat(windows.step(599)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"10, 7", "10, 10", "10, 0", "40, 36", "400, 350", "5000, 4561"})
    void the_binomial_tail_is_the_sum_of_its_terms(int trials, int successes) {
        // Given
        double sum = 0;
        for (int k = 0; k <= successes; k++) {
            sum += Math.exp(logTerm(trials, k));
        }
        // When / Then
        assertThat(new BinomialTail(0.93).log(trials, successes)).isCloseTo(Math.log(sum), within(1e-8));
    }

    @Test
    void a_timeout_decides_each_code_at_its_age_and_lost_ones_add_up() {
        // Given three codes that never arrive, one a second
        Detector cusum = new TimeoutCusum(USUAL, 20);
        double inTime = USUAL.arrivedWithin(20);
        double lost = Math.log((1 - 0.02 * inTime) / (1 - inTime));
        for (int second = 0; second < 3; second++) {
            cusum.sent(second, 1);
            assertThat(cusum.step(second)).isZero();
        }
        for (int second = 3; second < 20; second++) {
            assertThat(cusum.step(second)).isZero();
        }
        // When / Then
        assertThat(cusum.step(20)).isCloseTo(lost, within(1e-12));
        assertThat(cusum.step(21)).isCloseTo(2 * lost, within(1e-12));
        assertThat(cusum.step(22)).isCloseTo(3 * lost, within(1e-12));
        assertThat(cusum.step(23)).isCloseTo(3 * lost, within(1e-12));
    }

    @Test
    void what_arrives_in_time_pulls_a_timeouts_sum_down_and_what_comes_later_does_not() {
        // Given
        Detector cusum = new TimeoutCusum(USUAL, 20);
        double inTime = USUAL.arrivedWithin(20);
        cusum.sent(0, 2);
        cusum.sent(1, 1);
        cusum.received(1, 19, 1);
        cusum.received(0, 20.5, 2);
        // When / Then
        assertThat(cusum.step(20)).isCloseTo(2 * Math.log((1 - 0.02 * inTime) / (1 - inTime)), within(1e-12));
        double greatest = 0;
        for (double rho : new double[] {0.02, 0.3, 0.6, 0.85}) {
            greatest = Math.max(greatest, 2 * Math.log((1 - rho * inTime) / (1 - inTime)) + Math.log(rho));
        }
        assertThat(cusum.step(21)).isCloseTo(greatest, within(1e-12));
    }

    @Test
    void silence_says_as_much_as_receipts_were_to_be_expected() {
        // Given
        Detector cusum = new PoissonCusum(USUAL);
        cusum.sent(0, 10);
        double statistic = 0;
        // When
        for (int second = 0; second <= 30; second++) {
            statistic = cusum.step(second);
        }
        // Then
        assertThat(statistic).isCloseTo(10 * USUAL.arrivedWithin(30.5) * 0.98, within(1e-9));
    }

    @Test
    void receipts_pull_the_poisson_sum_down_whatever_code_they_are_of() {
        // Given
        Detector cusum = new PoissonCusum(USUAL);
        for (int second = 0; second < 1_000; second++) {
            cusum.sent(second, 100);
            cusum.received(second, 0, 93);
            // When / Then
            assertThat(cusum.step(second)).isZero();
        }
    }

    @Test
    void a_burn_rate_needs_both_windows_of_a_pair() {
        // Given an hour of one code a second that all arrive, then none does
        Detector burn = new BurnRate(USUAL);
        double usualBudget = (1 - USUAL.arrivedWithin(60)) / 6;
        for (int second = 0; second < 3_600; second++) {
            burn.sent(second, 1);
            burn.received(second, 5, 1);
            assertThat(burn.step(second)).isZero();
        }
        double statistic = 0;
        for (int second = 3_600; second < 3_600 + 60 + 400; second++) {
            burn.sent(second, 1);
            statistic = burn.step(second);
        }
        // When / Then: 400 codes have failed, of 4,000 in six hours, of 1,800 in 30 minutes, of 3,600 in one, all in
        // five
        double slow = 400 / 4_000.0 / 6;
        double fast = 400 / 3_600.0 / 14.4;
        assertThat(slow).isGreaterThan(fast);
        assertThat(statistic).isCloseTo(slow - usualBudget, within(1e-12));
    }

    private static double logTerm(int n, int k) {
        double log = k * Math.log(0.93) + (n - k) * Math.log(0.07);
        for (int i = 1; i <= k; i++) {
            log += Math.log((double) (n - k + i) / i);
        }
        return log;
    }
}
