package io.otpwatch.standalone;

import io.otpwatch.kit.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Kafka's clients for a command that a person waits for. */
public final class Impatient {
    /** What is waited for Kafka, unless the settings say otherwise. */
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private Impatient() {}

    /** The same settings; those of {@code waits} that are not given, names of settings in ms, end in time. */
    public static KafkaSettings of(KafkaSettings kafka, String... waits) {
        Map<String, String> settings = new HashMap<>();
        kafka.common().forEach((name, value) -> settings.put(name, String.valueOf(value)));
        settings.remove("bootstrap.servers");
        for (String wait : waits) {
            settings.putIfAbsent(wait, String.valueOf(PATIENCE.toMillis()));
        }
        return KafkaSettings.of(kafka.bootstrap(), settings);
    }
}
