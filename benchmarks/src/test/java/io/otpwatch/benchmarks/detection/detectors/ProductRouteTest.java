package io.otpwatch.benchmarks.detection.detectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import io.otpwatch.events.Channel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductRouteTest {
    @ParameterizedTest
    @CsvSource({"6, 1, SMS, 600", "3, 0.5, SMS, 600", "15, 1.5, EMAIL, 1800"})
    void latency_tells_the_channel_and_with_it_the_horizon_and_the_parents(
            double median, double sigma, Channel channel, int horizon) {
        // Given
        Usual usual = new Usual(0.93, new Lognormal(median, sigma), 1);
        // When / Then
        assertThat(ProductRoute.channel(usual)).isEqualTo(channel);
        assertThat(ProductRoute.horizon(usual)).isEqualTo(horizon);
        assertThat(ProductRoute.kin(usual).channel()).isEqualTo(channel);
    }
}
