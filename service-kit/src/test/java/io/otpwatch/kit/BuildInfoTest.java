package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class BuildInfoTest {
    @Test
    void the_running_build_is_a_metric() {
        // Given
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

        // When
        BuildInfo.register(meters, "processor");

        // Then
        assertThat(BuildInfo.version()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(meters.scrape())
                .contains("otp_build_info{service=\"processor\",version=\"" + BuildInfo.version() + "\"} 1\n");
    }
}
