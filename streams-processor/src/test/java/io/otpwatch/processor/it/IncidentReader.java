package io.otpwatch.processor.it;

import io.otpwatch.events.Incident;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads otp.incidents as its users do, read_committed, and remembers all that it saw, in order. */
final class IncidentReader implements AutoCloseable {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.INCIDENTS.name(), 0);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Incident> told = new ArrayList<>();

    IncidentReader(KafkaSettings kafka) {
        consumer = new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** Reads to the end as it is now; returns all records so far. */
    List<Incident> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(PARTITION));
        while (consumer.position(PARTITION) < ends.get(PARTITION)) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                told.add(Topics.INCIDENTS.serde().decode(record.value()));
            }
        }
        return List.copyOf(told);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
