package io.otpwatch.gateway.vendor;

import io.otpwatch.events.VendorMessage;
import io.otpwatch.gateway.intake.CodeIds;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of vendor ids from as long ago as ids are kept, and goes on with what comes. Caught up when it has
 * read what was there when it began. After a failure it begins anew, and is not caught up until it has read that; what it
 * learns twice does no harm.
 */
public final class VendorIdFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VendorIdFollower.class);
    private static final Topic<VendorMessage> TOPIC = Topics.VENDOR_IDS;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final long PAUSE_MIN_MS = 1_000;
    private static final long PAUSE_MAX_MS = 30_000;
    private static final double NANOS = 1e9;

    private final KafkaSettings kafka;
    private final Duration age;
    private final VendorIds ids;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long lastPoll = System.nanoTime();
    private long pauseMs = PAUSE_MIN_MS;

    private VendorIdFollower(KafkaSettings kafka, Duration age, VendorIds ids) {
        this.kafka = kafka;
        this.age = age;
        this.ids = ids;
        this.thread = new Thread(this::run, "otp-gateway-vendor-ids");
        thread.setDaemon(true);
    }

    /** Starts to read, in a thread of its own. */
    public static VendorIdFollower start(KafkaSettings kafka, Duration age, VendorIds ids) {
        VendorIdFollower follower = new VendorIdFollower(kafka, age, ids);
        follower.thread.start();
        return follower;
    }

    /** Whether it has read what was there when it began. */
    public boolean caughtUp() {
        return ids.caughtUp();
    }

    /** Seconds since Kafka could last be read, or since the start; grows while it begins anew and fails. */
    public double secondsSincePoll() {
        return (System.nanoTime() - lastPoll) / NANOS;
    }

    private void run() {
        while (isOpen()) {
            ids.caughtUp(false);
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (RuntimeException e) { // Kafka's, or a bug: without this thread no receipt would be found any more
                ids.caughtUp(false);
                if (isOpen()) {
                    LOG.atWarn()
                            .addKeyValue("topic", TOPIC.name())
                            .addKeyValue("reason", e.getClass().getSimpleName())
                            .log("vendor ids cannot be read, trying again");
                    pause();
                }
            }
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC.name()).stream()
                .map(info -> new TopicPartition(TOPIC.name(), info.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
        long from = InstantSource.system().millis() - age.toMillis();
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> from)));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
        }
        while (isOpen()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            lastPoll = System.nanoTime();
            pauseMs = PAUSE_MIN_MS;
            records.forEach(this::learn);
            if (!ends.isEmpty()) {
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                ids.caughtUp(ends.isEmpty());
            }
        }
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            VendorMessage message = TOPIC.serde().decode(record.value());
            ids.learn(
                    message.getProvider(),
                    message.getVendorMessageId(),
                    new CodeIds(message.getChallengeId(), message.getCodeId()),
                    record.timestamp());
        } catch (UndecodableException e) { // of a newer version, or no id at all: its receipts will find nothing
            LOG.atDebug()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("no vendor id");
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Doubles up to its bound, and is short again when Kafka could be read. */
    private void pause() {
        try {
            boolean over = closed.await(pauseMs, TimeUnit.MILLISECONDS);
            pauseMs = over ? pauseMs : Math.min(PAUSE_MAX_MS, 2 * pauseMs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops within about a second. */
    @Override
    public void close() {
        closed.countDown(); // no interrupt: it would end the consumer in the midst of its farewell
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
