package io.otpwatch.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where Kafka is, and every client setting that was passed through. What the services rely on cannot be set otherwise:
 * acknowledgement by all in-sync replicas, idempotence, reading committed records only, no topic made by accident.
 */
public final class KafkaSettings {
    private static final Map<String, String> FIXED = Map.of(
            ProducerConfig.ACKS_CONFIG, "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");

    private final String bootstrap;
    private final Map<String, String> clientSettings;

    private KafkaSettings(String bootstrap, Map<String, String> clientSettings) {
        this.bootstrap = bootstrap;
        this.clientSettings = Map.copyOf(clientSettings);
    }

    public static KafkaSettings of(String bootstrap) {
        return of(bootstrap, Map.of());
    }

    /**
     * Kafka with settings passed through.
     *
     * @param bootstrap host:port, several separated by commas
     * @param clientSettings names as in Kafka's own documentation, such as {@code security.protocol}
     * @throws BadSettings if a setting contradicts what the services rely on
     */
    public static KafkaSettings of(String bootstrap, Map<String, String> clientSettings) {
        List<String> problems = problems(clientSettings);
        if (!problems.isEmpty()) {
            throw new BadSettings(problems);
        }
        return new KafkaSettings(bootstrap, clientSettings);
    }

    /** One sentence for each setting that contradicts what the services rely on. */
    static List<String> problems(Map<String, String> clientSettings) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(clientSettings).forEach((key, value) -> {
            String fixed = FIXED.get(key);
            if (fixed != null && !fixed.equals(value)) {
                problems.add("kafka." + key + " is always " + fixed + ": leave it out");
            } else if (key.equals(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)) {
                problems.add("kafka." + key + " is given twice");
            }
        });
        return problems;
    }

    public String bootstrap() {
        return bootstrap;
    }

    /** Bootstrap servers and what was passed through: for Kafka Streams, which has its own fixed settings. */
    public Map<String, Object> common() {
        Map<String, Object> common = new HashMap<>(clientSettings);
        common.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return common;
    }

    public Map<String, Object> admin() {
        return common();
    }

    /** Reads committed records from the earliest on; commits and joins a group only where the caller says so. */
    public Map<String, Object> consumer() {
        Map<String, Object> consumer = new HashMap<>();
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.putAll(common());
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        return consumer;
    }

    /** Acknowledged by all in-sync replicas, idempotent; lz4 and 5 ms of linger unless passed otherwise. */
    public Map<String, Object> producer() {
        Map<String, Object> producer = new HashMap<>();
        producer.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        producer.put(ProducerConfig.LINGER_MS_CONFIG, "5");
        producer.putAll(common());
        producer.put(ProducerConfig.ACKS_CONFIG, "all");
        producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return producer;
    }

    /** The names of what is set; values may be secret. */
    @Override
    public String toString() {
        return "KafkaSettings[" + bootstrap + ", sets " + new TreeSet<>(clientSettings.keySet()) + "]";
    }
}
