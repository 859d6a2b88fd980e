package io.otpwatch.benchmarks.throughput;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * How many records the stream threads have processed, by Kafka Streams' own count: the same for any topology, and
 * without anything added to what is measured.
 */
final class ProcessedRecords {
    private final KafkaStreams streams;
    private final List<Metric> perThread;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** To be made before the streams are started. */
    ProcessedRecords(KafkaStreams streams) {
        this.streams = streams;
        streams.setUncaughtExceptionHandler(thrown -> {
            failure.compareAndSet(null, thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        perThread = streams.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("process-total")
                        && metric.getKey().group().equals("stream-thread-metrics"))
                .<Metric>map(metric -> metric.getValue())
                .toList();
        if (perThread.isEmpty()) {
            throw new IllegalStateException("this version of Kafka Streams has no process-total");
        }
    }

    /** @throws IllegalStateException if the streams have failed */
    long count() {
        Throwable thrown = failure.get();
        if (thrown != null || streams.state().hasCompletedShutdown()) {
            throw new IllegalStateException("Kafka Streams is " + streams.state(), thrown);
        }
        double count = 0;
        for (Metric thread : perThread) {
            count += (Double) thread.metricValue();
        }
        return (long) count;
    }
}
