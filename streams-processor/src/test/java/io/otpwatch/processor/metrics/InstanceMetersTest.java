package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.schemas.Horizons;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstanceMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TaskStatuses statuses = new TaskStatuses(InstantSource.fixed(Instant.now()));
    private final InstanceMeters meters = new InstanceMeters(statuses, registry);
    private final Correlation correlation = new Correlation(Horizons.DEFAULT, Duration.ZERO, new RouteDictionary());

    @Test
    void the_lag_of_each_active_task_is_there_and_goes_with_it() {
        // Given
        statuses.set(4, TaskStatuses.State.RUNNING, correlation);
        statuses.set(
                5, TaskStatuses.State.STANDBY, new Correlation(Horizons.DEFAULT, Duration.ZERO, new RouteDictionary()));

        // When
        meters.refresh();
        List<String> while4Runs = samples("otp_watermark_lag_seconds");
        statuses.remove(correlation);
        meters.refresh();

        // Then
        assertThat(while4Runs).hasSize(1).first().asString().startsWith("otp_watermark_lag_seconds{task=\"4\"}");
        assertThat(samples("otp_watermark_lag_seconds")).isEmpty();
    }

    @Test
    void what_the_instance_holds_is_there_from_the_start() {
        assertThat(samples("otp_table_bytes")).containsExactly("otp_table_bytes 0.0");
        assertThat(samples("otp_monitor_lags")).containsExactly("otp_monitor_lags 0.0");
    }

    private List<String> samples(String name) {
        return registry.scrape().lines().filter(line -> line.startsWith(name)).toList();
    }
}
