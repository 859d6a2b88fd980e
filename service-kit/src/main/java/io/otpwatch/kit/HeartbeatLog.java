package io.otpwatch.kit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of the heartbeats so far: per partition the last acknowledgement and the leader's clock. */
final class HeartbeatLog {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

    private final LongSupplier nanos;
    private final long startedNanos;
    private final Runnable listener;
    private final Map<TopicPartition, Beat> beats = new ConcurrentHashMap<>();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Counter acknowledged;
    private final Counter failed;
    private final Counter skipped;

    private record Beat(long atNanos, long skewMs) {}

    HeartbeatLog(LongSupplier nanos, MeterRegistry meters, Runnable listener) {
        this.nanos = nanos;
        this.listener = listener;
        this.startedNanos = nanos.getAsLong();
        this.acknowledged = counter(meters, "acknowledged");
        this.failed = counter(meters, "failed");
        this.skipped = counter(meters, "skipped");
        gauge(meters, "otp.heartbeat.gap", "Since the last acknowledged heartbeat, worst partition", this::gap);
        gauge(
                meters,
                "otp.leader.clock.skew",
                "Largest difference between a leader's clock and ours that the round trip does not explain",
                this::worstSkew);
    }

    void known(TopicPartition partition) {
        beats.computeIfAbsent(partition, unused -> new Beat(nanos.getAsLong(), 0));
    }

    void acknowledged(TopicPartition partition, long skewMs) {
        beats.put(partition, new Beat(nanos.getAsLong(), skewMs));
        acknowledged.increment();
        listener.run();
        if (failing.compareAndSet(true, false)) {
            LOG.atInfo().addKeyValue("topic", partition.topic()).log("heartbeats are acknowledged again");
        }
    }

    void skipped() {
        skipped.increment();
    }

    void failed(String topic, Exception failure) {
        failed.increment();
        String reason = failure.getClass().getSimpleName();
        if (failing.compareAndSet(false, true)) {
            LOG.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("reason", reason)
                    .log("heartbeats fail: {}", failure.getMessage());
        } else {
            LOG.atDebug()
                    .addKeyValue("topic", topic)
                    .addKeyValue("reason", reason)
                    .log("heartbeat failed");
        }
    }

    Duration gap() {
        long now = nanos.getAsLong();
        long oldest = beats.values().stream()
                .mapToLong(beat -> now - beat.atNanos())
                .max()
                .orElse(now - startedNanos);
        return Duration.ofNanos(oldest);
    }

    Duration worstSkew() {
        return Duration.ofMillis(beats.values().stream()
                .mapToLong(beat -> Math.abs(beat.skewMs()))
                .max()
                .orElse(0));
    }

    private static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder("otp.heartbeats")
                .description("Heartbeats, by what became of them")
                .tag("result", result)
                .register(meters);
    }

    private static void gauge(MeterRegistry meters, String name, String description, Supplier<Duration> value) {
        TimeGauge.builder(name, () -> value.get().toMillis(), TimeUnit.MILLISECONDS)
                .description(description)
                .register(meters);
    }
}
