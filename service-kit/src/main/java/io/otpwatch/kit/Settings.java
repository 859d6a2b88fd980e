package io.otpwatch.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * The settings of a service, checked as a whole before anything starts.
 *
 * <p>The key {@code deadline.sms.ms} comes from, first wins: the argument {@code --set deadline.sms.ms=60000}, the
 * environment variable {@code OTPWATCH_DEADLINE_SMS_MS}, or {@code OTPWATCH_DEADLINE_SMS_MS_FILE} which names a file
 * that holds the value (for secrets), the properties file, the default. Keys that start with {@code kafka.} are handed
 * to Kafka's clients: {@code kafka.sasl.jaas.config}, {@code OTPWATCH_KAFKA_SASL_JAAS_CONFIG_FILE}.
 */
public final class Settings {
    /** Where Kafka is; every service has it. */
    public static final String BOOTSTRAP = "kafka.bootstrap.servers";

    static final String BOOTSTRAP_DEFAULT = "127.0.0.1:9092";

    private final ConfigDef def;
    private final Map<String, Object> values;
    private final KafkaSettings kafka;

    Settings(ConfigDef def, Map<String, Object> values, KafkaSettings kafka) {
        this.def = def;
        this.values = values;
        this.kafka = kafka;
    }

    /**
     * All settings from all sources.
     *
     * @param def every key but {@code kafka.}, with type, default, validator and doc
     * @param args from the command line, by key
     * @param file properties, UTF-8
     * @param env the environment; only what starts with OTPWATCH_ is looked at
     * @throws BadSettings with all problems at once
     */
    public static Settings load(ConfigDef def, Map<String, String> args, Optional<Path> file, Map<String, String> env)
            throws BadSettings {
        return new SettingsLoader(def).load(args, file, env);
    }

    public String text(String key) {
        return value(key, String.class);
    }

    public int integer(String key) {
        return value(key, Integer.class);
    }

    public double decimal(String key) {
        return value(key, Double.class);
    }

    public boolean flag(String key) {
        return value(key, Boolean.class);
    }

    @SuppressWarnings("unchecked") // ConfigDef makes lists of text only
    public List<String> list(String key) {
        return value(key, List.class);
    }

    /** A LONG that counts milliseconds. */
    public Duration millis(String key) {
        return Duration.ofMillis(value(key, Long.class));
    }

    /** A PASSWORD, in clear: to be handed on, never to be kept or shown. */
    public String secret(String key) {
        return value(key, Password.class).value();
    }

    /** Whether the key has a value, given or by default. */
    public boolean has(String key) {
        return values.get(key) != null;
    }

    public KafkaSettings kafka() {
        return kafka;
    }

    /** The effective settings with secrets masked, for one line at start. */
    public Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((key, value) -> shown.put(key, String.valueOf(value))); // a Password shows as [hidden]
        shown.put("kafka", kafka.toString());
        return shown;
    }

    @Override
    public String toString() {
        return "Settings" + shown();
    }

    private <T> T value(String key, Class<T> type) {
        Object value = values.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    def.names().contains(key) ? key + " is no " + type.getSimpleName() : key + " is not defined");
        }
        return type.cast(value);
    }
}
