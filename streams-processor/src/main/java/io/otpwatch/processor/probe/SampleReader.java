package io.otpwatch.processor.probe;

import io.otpwatch.processor.correlate.Input;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the newest records of each partition of the inputs, so many of each and for so long at most. */
final class SampleReader {
    private static final Duration POLL = Duration.ofMillis(200);

    private final int perPartition;
    private final Duration within;

    SampleReader(int perPartition, Duration within) {
        this.perPartition = perPartition;
        this.within = within;
    }

    /** Heartbeats and transaction markers count among the newest records. */
    void read(Consumer<byte[], byte[]> consumer, int partitions, PlacementSample sample) {
        Map<TopicPartition, Input> inputs = inputs(partitions);
        consumer.assign(inputs.keySet());
        Map<TopicPartition, Long> open = new HashMap<>();
        Map<TopicPartition, Long> first = consumer.beginningOffsets(inputs.keySet(), within);
        consumer.endOffsets(inputs.keySet(), within).forEach((partition, end) -> {
            long from = Math.max(Objects.requireNonNull(first.get(partition)), end - perPartition);
            consumer.seek(partition, from);
            if (from < end) {
                open.put(partition, end);
            }
        });
        long until = System.nanoTime() + within.toNanos();
        while (!open.isEmpty() && until - System.nanoTime() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null && until - System.nanoTime() > 0) {
                    Input input =
                            Objects.requireNonNull(inputs.get(new TopicPartition(record.topic(), record.partition())));
                    sample.add(input, record.topic(), record.partition(), record.value());
                }
            }
            open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            consumer.pause(done(inputs, open));
        }
    }

    private static List<TopicPartition> done(Map<TopicPartition, Input> inputs, Map<TopicPartition, Long> open) {
        List<TopicPartition> done = new ArrayList<>(inputs.keySet());
        done.removeAll(open.keySet());
        return done;
    }

    private static Map<TopicPartition, Input> inputs(int partitions) {
        Map<TopicPartition, Input> inputs = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            inputs.put(new TopicPartition(Topics.CODE_SENT.name(), partition), Input.SENT);
            inputs.put(new TopicPartition(Topics.CODE_RECEIVED.name(), partition), Input.RECEIVED);
            inputs.put(new TopicPartition(Topics.CODE_FAILED.name(), partition), Input.FAILED);
        }
        return inputs;
    }
}
