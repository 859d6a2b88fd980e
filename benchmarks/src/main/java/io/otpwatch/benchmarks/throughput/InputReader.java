package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.kit.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the inputs once with a plain consumer and drops them: so that the first run meets a broker that has warmed up
 * and a log that is in memory, as the later ones do.
 */
final class InputReader {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private InputReader() {}

    /** Records per second. */
    static double readAll(KafkaSettings kafka, Map<TopicPartition, Long> ends) {
        long wanted = ends.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Object> settings = new HashMap<>(kafka.consumer());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            long began = System.nanoTime();
            long read = 0;
            long lastAt = began;
            while (read < wanted) {
                int more = consumer.poll(POLL).count();
                read += more;
                lastAt = more > 0 ? System.nanoTime() : lastAt;
                if (System.nanoTime() - lastAt > PATIENCE_NANOS) {
                    throw new CannotMeasure("of " + wanted + " records in the inputs only " + read + " can be read");
                }
            }
            return read / ((lastAt - began) / 1e9);
        }
    }
}
