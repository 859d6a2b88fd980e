package io.otpwatch.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.detection.detectors.OtpwatchDefaults;
import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.score.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainedOtpwatchTest {
    @ParameterizedTest
    @CsvSource({"0.93, 6, 1, 10", "0.80, 6, 1, 10", "0.93, 15, 1.5, 10", "0.97, 3, 0.7, 60"})
    void after_a_day_it_knows_what_is_usual_and_judges_by_a_lower_share_and_a_slower_law(
            double share, double median, double sigma, double perMinute) {
        // Given
        Usual usual = new Usual(share, new Lognormal(median, sigma), perMinute / 60);

        // When
        OtpwatchDefaults trained = (OtpwatchDefaults) new TrainedOtpwatch().of(usual);

        // Then a route's state begins with its terms
        Terms terms = Terms.read(new PackedReader(trained.write()));
        assertThat(terms.normal().usual()).isCloseTo(share, within(0.02));
        assertThat(trained.pLow()).isBetween(share - 0.05, share - 0.002);
        for (double age : new double[] {median / 2, median, 2 * median, 4 * median}) {
            // An age of k seconds is k − 0.5 on average; latencies may be 1.15 times as long.
            double slowed = usual.latency().cdf(age / 1.15 - 0.5);
            assertThat(trained.cdf(age))
                    .as("by %.1f s", age)
                    .isCloseTo(slowed, within(0.04))
                    .isLessThan(usual.latency().cdf(age));
        }
        assertThat(trained.threshold()).isBetween(20.0, 26.0);
    }
}
