package io.otpwatch.gateway.sink;

import io.otpwatch.gateway.intake.EventKind;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.KafkaUnavailable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The gateway's one producer: it gives up soon, and never makes a thread of the HTTP server wait. */
public final class Producers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> REFUSED = List.of(
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);
    private static final long TEN_YEARS_MS = Duration.ofDays(3_650).toMillis();

    private Producers() {}

    /**
     * A producer that knows the partitions of all inputs.
     *
     * @param ack how long a request waits for its acknowledgements; what is not delivered soon after is given up
     * @param bufferBytes what may wait to be sent
     * @throws BadSettings if a setting would put sends and their receipts into different partitions, or events aside
     * @throws KafkaUnavailable if Kafka does not tell them within 30 s
     */
    public static Producer<byte[], byte[]> start(KafkaSettings kafka, Duration ack, long bufferBytes) {
        Map<String, Object> config = config(kafka);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Long.toString(bufferBytes));
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "2");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Long.toString(Math.max(500, ack.toMillis() / 2)));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(ack.toMillis() + 500));
        // A topic without traffic would be forgotten after five minutes, and its next event refused.
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Long.toString(TEN_YEARS_MS));
        Producer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            for (EventKind kind : EventKind.values()) {
                learn(producer, kind.topic());
            }
            return producer;
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** What was passed through, without anything that changes which partition a key is in, or what is sent. */
    static Map<String, Object> config(KafkaSettings kafka) {
        Map<String, Object> config = new HashMap<>(kafka.producer());
        List<String> problems = REFUSED.stream()
                .filter(config::containsKey)
                .map(key -> "kafka." + key + " cannot be set for the gateway: leave it out")
                .toList();
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return config;
    }

    private static void learn(Producer<byte[], byte[]> producer, String topic) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                producer.partitionsFor(topic);
                return;
            } catch (TimeoutException e) { // it waits two milliseconds at a time
                if (System.nanoTime() > end) {
                    throw new KafkaUnavailable("tell the partitions of " + topic, e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable("tell partitions", e);
        }
    }
}
