package io.otpwatch.standalone.cli;

import io.otpwatch.kit.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the outside Kafka is, and every setting. */
final class KafkaOptions {
    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Kafka, several separated by commas. Default: kafka.bootstrap.servers of --config or of the"
                    + " environment, else 127.0.0.1:9092.")
    @Nullable
    String bootstrap;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, as properties (key=value lines).")
    @Nullable
    Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            mapFallbackValue = "",
            description =
                    "One setting; may be repeated. kafka.KEY is handed to Kafka's clients. Also from the environment:"
                            + " OTPWATCH_KEY, and OTPWATCH_KEY_FILE names a file that holds the value (for secrets).")
    Map<String, String> set = new LinkedHashMap<>();

    /** @throws io.otpwatch.kit.BadSettings with every problem at once */
    Settings load(ConfigDef definition) {
        Map<String, String> args = new LinkedHashMap<>(set);
        if (bootstrap != null) {
            args.put(Settings.BOOTSTRAP, bootstrap);
        }
        return Settings.load(definition, args, Optional.ofNullable(config), System.getenv());
    }
}
