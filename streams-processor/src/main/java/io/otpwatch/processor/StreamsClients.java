package io.otpwatch.processor;

import io.otpwatch.processor.topology.Reading;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients of Kafka Streams, and a hold on each stream thread's consumer. Thread-safe. */
public final class StreamsClients implements KafkaClientSupplier, Reading {
    private static final Logger log = LoggerFactory.getLogger(StreamsClients.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** By client id, which Streams derives from the thread's name; a thread that is replaced leaves its name. */
    private final Map<String, Consumer<byte[], byte[]>> consumers = new ConcurrentHashMap<>();

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new OneAbortProducer(config);
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

    /** @throws StreamsException if Kafka does not say in time where reading stands: the thread must end */
    @Override
    public void goBackTo(TopicPartition input, long position) {
        goBack(ofThisThread(), input, position);
    }

    /** @throws StreamsException if Kafka does not say in time where reading stands: the thread must end */
    @Override
    public void goBackToCommitted(TopicPartition input) {
        goBackToCommitted(ofThisThread(), input);
    }

    static void goBack(Consumer<byte[], byte[]> consumer, TopicPartition input, long position) {
        try {
            long next = consumer.position(input, PATIENCE);
            if (next > position) {
                log.info("reading of {} goes back from {} to {}, where the state ends", input, next, position);
                consumer.seek(input, position);
            }
        } catch (KafkaException e) {
            throw new StreamsException("where reading of " + input + " stands is not known", e);
        }
    }

    /**
     * The beginning is not asked for by beginningOffsets(): the consumer takes any answer about an offset for its log's
     * end (OffsetFetcherUtils.updateSubscriptionState in 4.3.1), and Streams, believing the log empty, reads the other
     * inputs first.
     */
    static void goBackToCommitted(Consumer<byte[], byte[]> consumer, TopicPartition input) {
        OffsetAndMetadata committed = committed(consumer, input);
        if (committed == null) {
            consumer.seekToBeginning(Set.of(input));
        } else {
            goBack(consumer, input, committed.offset());
        }
    }

    private static @Nullable OffsetAndMetadata committed(Consumer<byte[], byte[]> consumer, TopicPartition input) {
        try {
            return consumer.committed(Set.of(input), PATIENCE).get(input);
        } catch (KafkaException e) {
            throw new StreamsException("what is committed of " + input + " is not known", e);
        }
    }

    private Consumer<byte[], byte[]> ofThisThread() {
        String thread = Thread.currentThread().getName();
        Consumer<byte[], byte[]> consumer = consumers.get(thread + "-consumer");
        if (consumer == null) {
            throw new IllegalStateException("not a stream thread: " + thread);
        }
        return consumer;
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
