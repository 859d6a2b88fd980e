package io.otpwatch.client;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries time through the topics of events: an empty record to each of their partitions each second, by a thread and a
 * producer of its own. A partition whose last heartbeat is under way is left out, so nothing piles up.
 */
final class HeartbeatWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatWriter.class);
    private static final String HEADER = "otp-heartbeat";
    private static final byte[] NOBODY_SPECIAL = {};
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Remade producer;
    private final Set<TopicPartition> underWay = ConcurrentHashMap.newKeySet();
    private @Nullable Producer<byte[], byte[]> last; // the timer's own
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "otpwatch-heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    private HeartbeatWriter(Supplier<Producer<byte[], byte[]>> producers) {
        producer = new Remade(producers, System::nanoTime);
    }

    static HeartbeatWriter start(Supplier<Producer<byte[], byte[]>> producers) {
        HeartbeatWriter writer = new HeartbeatWriter(producers);
        var unused = writer.timer.scheduleWithFixedDelay(writer::beat, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return writer;
    }

    static ProducerRecord<byte[], byte[]> record(String topic, int partition) {
        ProducerRecord<byte[], byte[]> heartbeat = new ProducerRecord<>(topic, partition, null, null);
        heartbeat.headers().add(HEADER, NOBODY_SPECIAL);
        return heartbeat;
    }

    /** Never throws: the timer would stop for good. */
    private void beat() {
        for (EventKind kind : EventKind.values()) {
            if (!timer.isShutdown()) {
                beat(kind);
            }
        }
        if (timer.isShutdown()) { // who closes may not have waited for this
            producer.close();
        }
    }

    private void beat(EventKind kind) {
        try {
            Producer<byte[], byte[]> current = producer.get();
            if (!current.equals(last)) { // what the last one had under way it may never say
                underWay.clear();
                last = current;
            }
            try {
                for (PartitionInfo partition : current.partitionsFor(kind.topic())) {
                    beat(current, new TopicPartition(kind.topic(), partition.partition()));
                }
            } catch (Throwable e) {
                failed(current, e);
                throw e;
            }
        } catch (Throwable e) {
            LOG.debug("No heartbeats in {}: {}", kind.topic(), e.getClass().getSimpleName());
        }
    }

    private void beat(Producer<byte[], byte[]> current, TopicPartition partition) {
        if (underWay.add(partition)) {
            try {
                var unused = current.send(
                        record(partition.topic(), partition.partition()),
                        (metadata, failure) -> ended(current, partition, failure));
            } catch (Throwable e) {
                underWay.remove(partition);
                throw e;
            }
        }
    }

    private void ended(Producer<byte[], byte[]> by, TopicPartition partition, @Nullable Exception failure) {
        underWay.remove(partition);
        if (failure == null) {
            producer.worked();
        } else {
            failed(by, failure);
        }
    }

    /** A producer stays unusable after a fatal error, and may say so of a record that it had taken. */
    private void failed(Producer<byte[], byte[]> by, Throwable failure) {
        if (Failures.isFatal(failure)) {
            producer.broke(by, failure);
        }
    }

    /** Ends within a second; a heartbeat under way may be lost. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (timer.awaitTermination(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                producer.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
