package io.otpwatch.client;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settings of the Kafka producers: what the caller gave, and over it what the guarantees rest on. The partition follows from the
 * challenge alone.
 *
 * @param given by their Kafka names; security above all
 */
record ProducerSettings(Map<String, Object> given) {
    /** The least that a producer with a batch for each partition of the inputs can work with, in bytes. */
    static final long BUFFER_MIN = 2L << 20;

    private static final Duration BLOCK_MAX = Duration.ofSeconds(1); // then the outbox tries again, or ends
    private static final Duration LINGER = Duration.ofMillis(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(5);

    private static final Map<String, List<String>> FIXED = Map.of(
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, List.of("true"),
            ProducerConfig.ACKS_CONFIG, List.of("all", "-1"));
    private static final Set<String> OURS = Set.of(
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            ProducerConfig.PARTITIONER_CLASS_CONFIG,
            ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
            ProducerConfig.INTERCEPTOR_CLASSES_CONFIG,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG);

    ProducerSettings {
        given = Map.copyOf(given);
    }

    /**
     * Finds now what would fail only when the first event is there, or break a guarantee; but for servers that cannot be
     * resolved, which may be there later.
     *
     * @throws IllegalArgumentException that names the setting
     * @throws org.apache.kafka.common.config.ConfigException if it is Kafka that does not like it
     */
    void check(long bufferBytes, Duration patience) {
        OURS.forEach(name -> require(!given.containsKey(name), name + " must not be given: the client needs its own"));
        FIXED.forEach((name, values) -> require(
                !given.containsKey(name) || values.contains(String.valueOf(given.get(name))),
                name + " must be " + values.get(0) + " or not given"));
        Map<String, Object> settings = forEventsAsMap(bufferBytes, patience);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        ProducerConfig config = new ProducerConfig(settings);
        int request = config.getInt(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
        require(
                request <= patience.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG + " must be at most the patience of " + patience + ": "
                        + request);
    }

    private static void require(boolean ok, String message) {
        if (!ok) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Stores each record once and in order, and does not give up before {@code patience}. */
    Producer<byte[], byte[]> forEvents(long bufferBytes, Duration patience) {
        return producer(forEventsAsMap(bufferBytes, patience));
    }

    Map<String, Object> forEventsAsMap(long bufferBytes, Duration patience) {
        Duration request = patience.compareTo(REQUEST_TIMEOUT) < 0 ? patience : REQUEST_TIMEOUT;
        Map<String, Object> config = common("otpwatch-client");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER.toMillis());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(bufferBytes, BUFFER_MIN));
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(request));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(patience.plus(LINGER)));
        return config;
    }

    /** Soon gives up, as the next heartbeat is as good. */
    Producer<byte[], byte[]> forHeartbeats() {
        Map<String, Object> config = common("otpwatch-heartbeats");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_MIN);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(HEARTBEAT_TIMEOUT));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(HEARTBEAT_TIMEOUT));
        return producer(config);
    }

    private Map<String, Object> common(String clientId) {
        Map<String, Object> config = new HashMap<>(given);
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, BLOCK_MAX.toMillis());
        return config;
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> config) {
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
