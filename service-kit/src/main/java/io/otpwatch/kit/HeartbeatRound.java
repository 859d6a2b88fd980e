package io.otpwatch.kit;

import io.otpwatch.schemas.Heartbeat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** One heartbeat to each partition that has none under way. One thread calls it; acknowledgements come on another. */
final class HeartbeatRound implements AutoCloseable {
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final List<String> topics;
    private final String writer;
    private final InstantSource clock;
    private final HeartbeatLog log;
    private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();
    private boolean broken;
    private @Nullable Producer<byte[], byte[]> producer;

    HeartbeatRound(
            Supplier<Producer<byte[], byte[]>> producers,
            List<String> topics,
            String writer,
            InstantSource clock,
            HeartbeatLog log) {
        this.producers = producers;
        this.topics = topics;
        this.writer = writer;
        this.clock = clock;
        this.log = log;
    }

    /** Never throws: the timer would stop for good. */
    void beat() {
        for (String topic : topics) {
            try {
                Producer<byte[], byte[]> current = producer();
                for (PartitionInfo partition : current.partitionsFor(topic)) {
                    beat(current, new TopicPartition(topic, partition.partition()));
                }
            } catch (InterruptException e) { // being closed; the flag is set again
                return;
            } catch (RuntimeException e) {
                // A producer stays unusable after a fatal error, and says so by exceptions that are no API errors.
                broken = broken || !(e instanceof ApiException);
                log.failed(topic, e);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private void beat(Producer<byte[], byte[]> current, TopicPartition partition) {
        log.known(partition);
        if (!underWay.add(partition)) {
            log.skipped();
            return;
        }
        long sentMs = clock.millis();
        try {
            current.send(Heartbeat.record(partition.topic(), partition.partition(), writer), (metadata, failure) -> {
                underWay.remove(partition);
                done(partition, sentMs, metadata, failure);
            });
        } catch (RuntimeException e) {
            underWay.remove(partition);
            throw e;
        }
    }

    private void done(TopicPartition partition, long sentMs, RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            log.acknowledged(partition, Skew.millis(sentMs, clock.millis(), metadata.timestamp()));
        } else {
            log.failed(partition.topic(), failure);
        }
    }

    /** The one producer, or a new one in place of a broken one. */
    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> current = producer;
        if (broken && current != null) {
            current.close(Duration.ZERO);
            underWay.clear();
            current = null;
        }
        if (current == null) {
            broken = false;
            current = producers.get();
            producer = current;
        }
        return current;
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> current = producer;
        if (current != null) {
            try {
                current.close(Duration.ofSeconds(1));
            } catch (KafkaException e) {
                log.failed("close", e);
            }
        }
    }
}
