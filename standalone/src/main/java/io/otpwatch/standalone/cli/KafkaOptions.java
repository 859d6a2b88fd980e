package io.otpwatch.standalone.cli;

import io.otpwatch.kit.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    final SettingOptions settings = new SettingOptions();

    /** @throws io.otpwatch.kit.BadSettings with every problem at once */
    Settings load(ConfigDef definition) {
        Map<String, String> args = new LinkedHashMap<>(settings.set);
        if (bootstrap != null) {
            args.put(Settings.BOOTSTRAP, bootstrap);
        }
        return Settings.load(definition, args, settings.config(), System.getenv());
    }
}
