package io.otpwatch.gateway.vendor;

import io.otpwatch.events.VendorMessage;
import io.otpwatch.gateway.intake.CodeIds;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of vendor ids from as long ago as ids are kept, and goes on with what comes. Caught up when it has
 * read what was there when it began. After a failure it begins anew, and is not caught up until it has read that; what it
 * learns twice does no harm. Each second it asks where the topic ends, as only that tells whether it has read all; and it
 * reads one partition of the deltas, which tells whether the processor is up to date.
 */
public final class VendorIdFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VendorIdFollower.class);
    private static final Topic<VendorMessage> TOPIC = Topics.VENDOR_IDS;
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(1);
    private static final long PAUSE_MIN_MS = 1_000;
    private static final long PAUSE_MAX_MS = 30_000;
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final Duration ASK_WITHIN = Duration.ofSeconds(1);
    /** Every source writes to each partition. */
    private static final TopicPartition DELTAS = new TopicPartition(Topics.ROUTE_DELTAS.name(), 0);

    private final KafkaSettings kafka;
    private final String processor;
    private final Duration age;
    private final VendorIds ids;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private long pauseMs = PAUSE_MIN_MS;

    private VendorIdFollower(KafkaSettings kafka, String processor, Duration age, VendorIds ids) {
        this.kafka = kafka;
        this.processor = processor;
        this.age = age;
        this.ids = ids;
        this.thread = new Thread(this::run, "otp-gateway-vendor-ids");
        thread.setDaemon(true);
    }

    /**
     * Starts to read, in a thread of its own.
     *
     * @param processor the application id of the processor that writes the ids
     * @param age how old the ids may be that are read at the beginning
     */
    public static VendorIdFollower start(KafkaSettings kafka, String processor, Duration age, VendorIds ids) {
        VendorIdFollower follower = new VendorIdFollower(kafka, processor, age, ids);
        follower.thread.start();
        return follower;
    }

    /** Whether it has read what was there when it began. */
    public boolean caughtUp() {
        return ids.caughtUp();
    }

    private void run() {
        while (isOpen()) {
            beginAnew();
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                follow(consumer);
            } catch (RuntimeException e) { // Kafka's, or a bug: without this thread no receipt would be found any more
                beginAnew();
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

    private void beginAnew() {
        ids.caughtUp(false);
        ids.currency().lost();
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC.name()).stream()
                .map(info -> new TopicPartition(TOPIC.name(), info.partition()))
                .toList();
        Progress progress = new Progress(
                processor, consumer.partitionsFor(Topics.CODE_SENT.name()).size());
        List<TopicPartition> all = new ArrayList<>(partitions);
        all.add(DELTAS);
        consumer.assign(all);
        Ends ends = new Ends(consumer.endOffsets(partitions), System.nanoTime(), false);
        seek(consumer, ends.left());
        while (isOpen()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.topic().equals(DELTAS.topic())) {
                    hear(record, progress);
                } else {
                    learn(record);
                }
            }
            pauseMs = PAUSE_MIN_MS;
            if (ends.areReached(consumer)) {
                ids.caughtUp(true);
                if (ends.processorUpToDate()) {
                    ids.currency().proven(ends.askedNanos());
                }
                ends = askIfDue(consumer, partitions, progress, ends);
            }
        }
    }

    /** To where ids are old enough to be kept no longer; of deltas, to what comes next. */
    private void seek(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        long from = InstantSource.system().millis() - age.toMillis();
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                ends.keySet().stream().collect(Collectors.toMap(partition -> partition, partition -> from)));
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp start = starts.get(partition);
            consumer.seek(partition, start == null ? end : start.offset());
        });
        consumer.seekToEnd(List.of(DELTAS));
    }

    /**
     * Where the topic ended when it was asked, without the partitions that were read up to there.
     *
     * @param processorUpToDate whether it was when it was asked
     */
    private record Ends(Map<TopicPartition, Long> left, long askedNanos, boolean processorUpToDate) {
        Ends {
            left = new HashMap<>(left);
        }

        boolean areReached(KafkaConsumer<byte[], byte[]> consumer) {
            try {
                left.entrySet().removeIf(end -> consumer.position(end.getKey(), POLL) >= end.getValue());
            } catch (TimeoutException e) { // a leader changes
                return false;
            }
            return left.isEmpty();
        }
    }

    /** The new ends, or the old ones if it is too soon or nobody tells. */
    private static Ends askIfDue(
            KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions, Progress progress, Ends before) {
        long now = System.nanoTime();
        if (now - before.askedNanos() < ASK_EVERY.toNanos()) {
            return before;
        }
        boolean upToDate = progress.isUpToDate(now);
        try {
            return new Ends(consumer.endOffsets(partitions, ASK_WITHIN), now, upToDate);
        } catch (TimeoutException e) { // a broker is away: what was proven grows old
            return before;
        }
    }

    private static void hear(ConsumerRecord<byte[], byte[]> record, Progress progress) {
        if (record.value() == null) {
            return;
        }
        try {
            progress.heard(Topics.ROUTE_DELTAS.serde().decode(record.value()), record.timestamp(), System.nanoTime());
        } catch (UndecodableException e) { // of a newer version: its source counts as silent
            undecodable(record);
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
            undecodable(record);
        }
    }

    private static void undecodable(ConsumerRecord<byte[], byte[]> record) {
        LOG.atDebug()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .log("a record of no use");
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
