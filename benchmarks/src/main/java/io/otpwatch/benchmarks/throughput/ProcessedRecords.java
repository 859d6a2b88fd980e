package io.otpwatch.benchmarks.throughput;

import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * How many records of the inputs the tasks have taken in, by Kafka Streams' own count: the same for any topology, and
 * without anything added to what is measured.
 */
final class ProcessedRecords {
    private final KafkaStreams streams;
    private final Set<String> inputs = Topics.inputs().stream().map(Topic::name).collect(Collectors.toSet());
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<Metric> perTask = List.of();
    private final int partitions;

    /**
     * To be made before the streams are started.
     *
     * @param partitions of all inputs together
     */
    ProcessedRecords(KafkaStreams streams, int partitions) {
        this.streams = streams;
        this.partitions = partitions;
        streams.setUncaughtExceptionHandler(thrown -> {
            failure.compareAndSet(null, thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    /** @throws IllegalStateException if the streams have failed */
    long count() {
        Throwable thrown = failure.get();
        if (thrown != null || streams.state().hasCompletedShutdown()) {
            throw new IllegalStateException("Kafka Streams is " + streams.state(), thrown);
        }
        double count = 0;
        for (Metric task : perTask()) {
            count += (Double) task.metricValue();
        }
        return (long) count;
    }

    /** Tasks make their metrics as they begin; to look for them costs too much to be done once all are found. */
    private List<Metric> perTask() {
        if (perTask.size() < partitions) {
            Map<MetricName, ? extends Metric> all = streams.metrics();
            perTask = all.entrySet().stream()
                    .filter(metric -> metric.getKey().name().equals("records-consumed-total")
                            && metric.getKey().group().equals("stream-topic-metrics")
                            && inputs.contains(metric.getKey().tags().get("topic")))
                    .<Metric>map(metric -> metric.getValue())
                    .toList();
        }
        return perTask;
    }
}
