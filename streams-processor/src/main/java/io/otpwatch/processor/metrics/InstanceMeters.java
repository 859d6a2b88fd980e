package io.otpwatch.processor.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.status.TaskStatuses.State;
import io.otpwatch.processor.status.TaskStatuses.TaskStatus;
import java.time.Clock;
import java.util.List;

/** How the instance itself is: per task how far it lags, and what its table holds. */
public final class InstanceMeters {
    private final TaskStatuses statuses;
    private final MeterRegistry registry;
    private final MultiGauge lag;

    public InstanceMeters(TaskStatuses statuses, MeterRegistry registry) {
        this.statuses = statuses;
        this.registry = registry;
        lag = MultiGauge.builder("otp.watermark.lag")
                .description("Wall clock less watermark, of each task that is active here; above 15 the monitor lags")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("otp.monitor.lags", () -> statuses.lags() ? 1 : 0)
                .description("1 if a task lags by more than 15 s: what is said of domains is old")
                .register(registry);
        figure("otp.delta.gaps", "Batches of deltas that never came; what they held is missing in totals", "gaps");
        figure("otp.delta.repeats", "Batches of deltas that came once more, and were dropped", "repeats");
        figure(
                "otp.sources.missing",
                "Sources never heard of, over all tasks: until then nothing is judged",
                "sourcesMissing");
        Gauge.builder("otp.table", statuses::bytes)
                .description(
                        "Memory held by codes in flight and routes, standbys included; what waits to be told or sent is not")
                .baseUnit("bytes")
                .register(registry);
    }

    private void figure(String name, String description, String figure) {
        Gauge.builder(name, () -> statuses.sum(figure)).description(description).register(registry);
    }

    /** Tasks come and go; called before each scrape. */
    public void refresh() {
        long now = Clock.systemUTC().millis();
        List<MultiGauge.Row<?>> rows = statuses.all().stream()
                .filter(task -> task.state() != State.STANDBY)
                .<MultiGauge.Row<?>>map(task -> row(task, now))
                .toList();
        lag.register(rows, true);
    }

    private static MultiGauge.Row<?> row(TaskStatus task, long nowMs) {
        double seconds = task.lag(nowMs).toMillis() / 1000.0;
        Tags tags = Tags.of(
                "stage", task.task().stage().label(),
                "task", Integer.toString(task.task().partition()));
        return MultiGauge.Row.of(tags, seconds);
    }
}
