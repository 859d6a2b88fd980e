package io.otpwatch.standalone.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Every setting. */
final class SettingOptions {
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

    Optional<Path> config() {
        return Optional.ofNullable(config);
    }
}
