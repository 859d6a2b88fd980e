package io.otpwatch.processor.it;

import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads otp.outcomes as its users do, read_committed, and remembers all that it saw. */
final class OutcomeReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, OutcomeKind> byCode = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();

    OutcomeReader(KafkaSettings kafka) {
        consumer = new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(Topics.OUTCOMES.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to the end as it is now; returns how many codes have an outcome. */
    int read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                CodeOutcome outcome = Topics.OUTCOMES.serde().decode(record.value());
                if (byCode.putIfAbsent(outcome.getCodeId(), outcome.getOutcome()) != null) {
                    doubled.add(outcome.getCodeId());
                }
            }
        }
        return byCode.size();
    }

    Map<String, OutcomeKind> byCode() {
        return byCode;
    }

    List<String> doubled() {
        return doubled;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
