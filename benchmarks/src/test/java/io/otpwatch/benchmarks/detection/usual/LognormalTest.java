package io.otpwatch.benchmarks.detection.usual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LognormalTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.8413447460685429",
        "1.959963984540054, 0.975",
        "-3.090232306167813, 0.001",
        "-8, 6.220960574271785e-16",
        "-6, 9.865876450376946e-10",
    })
    void the_normal_distribution_is_that_of_the_tables(double z, double probability) {
        assertThat(Gaussian.cdf(z)).isCloseTo(probability, within(1e-12 * probability + 1e-15));
    }

    @Test
    void half_arrive_within_the_median_and_a_quantile_is_where_that_share_has_arrived() {
        // Given
        Lognormal latency = new Lognormal(15, 1.5);
        // When / Then
        assertThat(latency.cdf(15)).isCloseTo(0.5, within(1e-12));
        assertThat(latency.cdf(0)).isZero();
        assertThat(latency.quantile(0.999)).isCloseTo(1545.9, within(0.1));
        assertThat(latency.cdf(latency.quantile(0.999))).isCloseTo(0.999, within(1e-10));
    }
}
