package io.otpwatch.standalone;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.KafkaUnavailable;
import io.otpwatch.schemas.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Topics as anyone may read them: every partition from the beginning, committed records only, in no group. */
public final class WholeTopic {
    private static final Duration POLL = Duration.ofMillis(200);

    private WholeTopic() {}

    /** A consumer that stands at the beginning; each topic must be there. */
    public static Consumer<byte[], byte[]> open(KafkaSettings kafka, Topic<?>... topics) {
        Map<String, Object> settings = new HashMap<>(kafka.consumer());
        settings.put("max.poll.records", 5000);
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = Arrays.stream(topics)
                .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /**
     * Reads all that is committed by now, for a person who waits.
     *
     * @param read called with each record
     * @throws CannotRun if there is no such topic
     * @throws KafkaUnavailable if Kafka does not answer
     */
    public static void readToEnd(
            KafkaSettings kafka, Topic<?> topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> read) {
        try (Consumer<byte[], byte[]> consumer = open(Impatient.of(kafka, "default.api.timeout.ms"), topic)) {
            readToEnd(consumer, topic, Impatient.PATIENCE, read);
        } catch (KafkaException e) {
            throw new KafkaUnavailable("read topic " + topic.name(), e);
        }
    }

    /**
     * The same with a consumer that stands at the beginning.
     *
     * @throws TimeoutException if nothing comes for as long as {@code patience}, though there is more
     */
    public static void readToEnd(
            Consumer<byte[], byte[]> consumer,
            Topic<?> topic,
            Duration patience,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> read) {
        if (consumer.assignment().isEmpty()) {
            throw new CannotRun("topic " + topic.name() + " does not exist: ./otpwatch topics creates it");
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long cameAt = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.forEach(read);
            long now = System.nanoTime();
            cameAt = records.isEmpty() ? cameAt : now;
            if (now - cameAt > patience.toNanos()) {
                throw new TimeoutException("nothing came for " + patience.toSeconds() + " s");
            }
        }
    }
}
