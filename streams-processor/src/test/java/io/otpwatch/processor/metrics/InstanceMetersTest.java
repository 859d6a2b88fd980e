package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.processor.status.Progress;
import io.otpwatch.processor.status.Stage;
import io.otpwatch.processor.status.TaskStatuses;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InstanceMetersTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TaskStatuses statuses = new TaskStatuses(InstantSource.fixed(Instant.now()));
    private final InstanceMeters meters = new InstanceMeters(statuses, registry);
    private final Object holder = new Object();

    @Test
    void the_lag_of_each_active_task_is_there_and_goes_with_it() {
        // Given
        set(holder, 4, TaskStatuses.State.RUNNING);
        set(new Object(), 5, TaskStatuses.State.STANDBY);

        // When
        meters.refresh();
        List<String> while4Runs = samples("otp_watermark_lag_seconds");
        statuses.remove(holder);
        meters.refresh();

        // Then
        assertThat(while4Runs)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("otp_watermark_lag_seconds{stage=\"detect\",task=\"4\"}");
        assertThat(samples("otp_watermark_lag_seconds")).isEmpty();
    }

    @Test
    void what_the_instance_holds_is_there_from_the_start() {
        assertThat(samples("otp_table_bytes")).containsExactly("otp_table_bytes 0.0");
        assertThat(samples("otp_monitor_lags")).containsExactly("otp_monitor_lags 0.0");
    }

    private void set(Object holder, int partition, TaskStatuses.State state) {
        Progress progress = new Progress(0, 0, 0, Map.of());
        statuses.set(holder, new TaskStatuses.Task(Stage.DETECT, partition), state, () -> progress);
    }

    private List<String> samples(String name) {
        return registry.scrape().lines().filter(line -> line.startsWith(name)).toList();
    }
}
