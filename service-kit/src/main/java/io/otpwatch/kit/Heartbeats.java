package io.otpwatch.kit;

import io.micrometer.core.instrument.MeterRegistry;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Carries time through the inputs: appends a heartbeat to each of their partitions every second. Several writers do no
 * harm; one should live outside the processor, else time stands during its backlog.
 *
 * <p>Of each partition at most one heartbeat is under way: while one is not acknowledged the partition is left out, so
 * nothing piles up during an outage, and one stalled leader does not hold back time elsewhere.
 *
 * <p>Alert on {@code otp_heartbeat_gap_seconds} above 30: time stands somewhere, so nothing is called missing there.
 * Warn on {@code otp_leader_clock_skew_seconds} above 5: receipts may seem to come before or long after their sends.
 */
public final class Heartbeats implements AutoCloseable {
    /** Beyond this much clock skew, readiness should warn. */
    public static final Duration SKEW_LIMIT = Duration.ofSeconds(5);

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(2);

    private final HeartbeatRound round;
    private final HeartbeatLog log;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "otp-heartbeats");
        thread.setDaemon(true);
        return thread;
    });

    private Heartbeats(HeartbeatRound round, HeartbeatLog log) {
        this.round = round;
        this.log = log;
    }

    /** Starts at once and returns without waiting for Kafka; an unreachable Kafka shows in {@link #gap()}. */
    public static Heartbeats start(KafkaSettings kafka, MeterRegistry meters) {
        return start(kafka, meters, "");
    }

    /**
     * As the other, with a name.
     *
     * @param writer whose heartbeats they are, see {@link io.otpwatch.schemas.Heartbeat}
     */
    public static Heartbeats start(KafkaSettings kafka, MeterRegistry meters, String writer) {
        return start(kafka, meters, writer, () -> {});
    }

    /**
     * As the other, and tells of each acknowledgement.
     *
     * @param acknowledged is run by a thread of Kafka's: it must neither wait nor throw
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the timer's rounds never throw
    public static Heartbeats start(KafkaSettings kafka, MeterRegistry meters, String writer, Runnable acknowledged) {
        List<String> topics = Topics.inputs().stream().<String>map(Topic::name).toList();
        HeartbeatLog log = new HeartbeatLog(System::nanoTime, meters, acknowledged);
        HeartbeatRound round = new HeartbeatRound(() -> producer(kafka), topics, writer, InstantSource.system(), log);
        Heartbeats heartbeats = new Heartbeats(round, log);
        // Not at a fixed rate: what an outage held up would be made good by a burst.
        heartbeats.timer.scheduleWithFixedDelay(round::beat, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return heartbeats;
    }

    /** The largest difference between a leader's clock and ours that the round trip does not explain; not negative. */
    public Duration worstSkew() {
        return log.worstSkew();
    }

    /** For how long the partition that is worst off has had no acknowledged heartbeat; since the start if never. */
    public Duration gap() {
        return log.gap();
    }

    /** Stops within about two seconds; a heartbeat under way may be lost. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        round.close();
    }

    private static Producer<byte[], byte[]> producer(KafkaSettings kafka) {
        Map<String, Object> config = new HashMap<>(kafka.producer());
        config.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "4194304");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "1000");
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "10000");
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
