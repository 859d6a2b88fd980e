package io.otpwatch.processor;

import io.otpwatch.processor.topology.Reading;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.errors.StreamsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The usual clients of Kafka Streams, and a hold on each stream thread's consumer. Thread-safe. */
final class StreamsClients implements KafkaClientSupplier, Reading {
    private static final Logger log = LoggerFactory.getLogger(StreamsClients.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** By client id, which Streams derives from the thread's name. */
    private final Map<String, Consumer<byte[], byte[]>> consumers = new ConcurrentHashMap<>();

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Consumer<byte[], byte[]> consumer = consumer(config);
        consumers.put(String.valueOf(config.get(ConsumerConfig.CLIENT_ID_CONFIG)), consumer);
        return consumer;
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    /** Forgets the consumer of the calling thread, which ends. */
    void threadEnds() {
        consumers.remove(clientId());
    }

    /** @throws StreamsException if Kafka does not say in time where reading stands: the thread must end */
    @Override
    public void goBackTo(TopicPartition input, long position) {
        Consumer<byte[], byte[]> consumer = consumers.get(clientId());
        if (consumer == null) {
            throw new IllegalStateException(
                    "not a stream thread: " + Thread.currentThread().getName());
        }
        try {
            goBackTo(consumer, input, position);
        } catch (KafkaException e) {
            throw new StreamsException("where reading of " + input + " stands is not known", e);
        }
    }

    static void goBackTo(Consumer<byte[], byte[]> consumer, TopicPartition input, long position) {
        long from = position > 0 ? position : committed(consumer, input);
        long next = consumer.position(input, PATIENCE);
        if (next > from) {
            log.warn("reading of {} goes back from {} to {}, where the state ends", input, next, from);
            consumer.seek(input, from);
        }
    }

    private static long committed(Consumer<byte[], byte[]> consumer, TopicPartition input) {
        OffsetAndMetadata committed =
                consumer.committed(Set.of(input), PATIENCE).get(input);
        return committed == null
                ? Objects.requireNonNull(
                        consumer.beginningOffsets(Set.of(input), PATIENCE).get(input))
                : committed.offset();
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static String clientId() {
        return Thread.currentThread().getName() + "-consumer";
    }
}
