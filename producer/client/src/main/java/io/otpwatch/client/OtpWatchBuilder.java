package io.otpwatch.client;

import io.otpwatch.rules.RecipientKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** The settings of an {@link OtpWatch}. The servers and the keys must be given. */
public final class OtpWatchBuilder {
    private static final Duration PATIENCE_MIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE_MAX = Duration.ofDays(1);

    private final Map<String, Object> kafka = new HashMap<>();
    private @Nullable RecipientKeys keys;
    private @Nullable String defaultRegion;
    private long bufferBytes = 16L << 20;
    private Duration patience = Duration.ofMinutes(10);
    private boolean heartbeats;
    private LossListener listener = loss -> {};

    OtpWatchBuilder() {}

    /** Some brokers, as host:port separated by commas. */
    public OtpWatchBuilder bootstrapServers(String servers) {
        kafka.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        return this;
    }

    /**
     * Settings of Kafka's producer by their names, security above all. Those on which the guarantees rest are refused:
     * acks, enable.idempotence, transactional.id, partitioners, interceptors and serializers. The client sets times and
     * buffers itself, but for request.timeout.ms, which must be at most the patience.
     */
    public OtpWatchBuilder kafka(Map<String, ?> settings) {
        kafka.putAll(settings);
        return this;
    }

    /** The secret from which hashes of addresses are made; the same for all who write events. */
    public OtpWatchBuilder recipientKeys(RecipientKeys recipientKeys) {
        this.keys = recipientKeys;
        return this;
    }

    /** The country (ISO 3166-1 alpha-2) as in which numbers without a plus are dialled. Default: none, they are refused. */
    public OtpWatchBuilder defaultRegion(String country) {
        this.defaultRegion = country;
        return this;
    }

    /**
     * How much memory waiting events may take, in bytes. Default 16 MiB, some 30,000 events; at least 64 KiB. Kafka's
     * producer may take as much once more.
     */
    public OtpWatchBuilder bufferBytes(long bytes) {
        this.bufferBytes = bytes;
        return this;
    }

    /**
     * For how long Kafka may be away before waiting events are given up. Default ten minutes; one second to one day. An
     * event that Kafka's producer has taken already may wait as long once more.
     */
    public OtpWatchBuilder patience(Duration duration) {
        this.patience = duration;
        return this;
    }

    /** Whether to carry time through the topics. Default no; some service outside the processor should. */
    public OtpWatchBuilder heartbeats(boolean on) {
        this.heartbeats = on;
        return this;
    }

    /** Who is told of each lost event. Default: nobody; they are counted anyway. */
    public OtpWatchBuilder listener(LossListener lossListener) {
        this.listener = lossListener;
        return this;
    }

    /**
     * Starts the client. Kafka need not be there.
     *
     * @throws IllegalArgumentException if a setting is missing or wrong; it is named
     * @throws org.apache.kafka.common.config.ConfigException if it is one of Kafka's
     */
    public OtpWatch build() {
        RecipientKeys given = keys;
        if (given == null) {
            throw new IllegalArgumentException("recipientKeys must be given");
        }
        require(kafka.containsKey(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG), "bootstrapServers must be given");
        require(bufferBytes >= 64 << 10, "bufferBytes must be at least 65536: " + bufferBytes);
        require(
                patience.compareTo(PATIENCE_MIN) >= 0 && patience.compareTo(PATIENCE_MAX) <= 0,
                "patience must be PT1S to P1D: " + patience);
        Destinations destinations =
                defaultRegion == null ? Destinations.of(given) : Destinations.of(given, defaultRegion);
        ProducerSettings settings = new ProducerSettings(kafka);
        settings.check(bufferBytes, patience);
        Tally tally = new Tally(bufferBytes);
        Losses losses = new Losses(listener, System::nanoTime);
        long buffer = bufferBytes;
        Duration age = patience;
        Outbox outbox = Outbox.start(() -> settings.forEvents(buffer, age), age, tally, losses);
        Runnable stopHeartbeats =
                heartbeats ? HeartbeatWriter.start(settings::forHeartbeats)::close : OtpWatchBuilder::nothing;
        return new OtpWatch(destinations, tally, losses, outbox, stopHeartbeats);
    }

    private static void require(boolean ok, String message) {
        if (!ok) {
            throw new IllegalArgumentException(message);
        }
    }

    private static void nothing() {}
}
