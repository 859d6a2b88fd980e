package io.otpwatch.processor.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/** Of the hundreds of metrics that Kafka Streams and its clients have, those that tell how the processor is. */
public final class StreamsMeters {
    private static final Set<String> KEPT = Set.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.thread.blocked.time.ns.total",
            "kafka.stream.thread.commit.latency.avg",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.process.rate",
            "kafka.stream.thread.punctuate.ratio",
            "kafka.stream.thread.task.closed.total",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.state.updater.restore.records.rate",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.producer.record.error.total",
            "kafka.producer.record.retry.total");

    private StreamsMeters() {}

    /** To be called before anything registers Kafka's metrics. */
    public static void keepFew(MeterRegistry registry) {
        registry.config().meterFilter(MeterFilter.deny(StreamsMeters::isDropped));
    }

    public static KafkaStreamsMetrics bind(KafkaStreams streams, MeterRegistry registry) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        metrics.bindTo(registry);
        return metrics;
    }

    private static boolean isDropped(Meter.Id id) {
        return id.getName().startsWith("kafka.") && !KEPT.contains(id.getName());
    }
}
