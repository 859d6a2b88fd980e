package io.otpwatch.standalone.cli;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.replay.Replay;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigDef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description =
                "Plays recorded events into a running instance: times are moved to now, the gaps between them kept.",
        footer = {
            "",
            "FILE has one JSON object a line: \"type\" and the fields of that type's schema. A bad line is named by number"
                    + " and field, and the rest goes on. Exit code 0: every line was good; 1: some were not, or Kafka is away.",
            "Codes keep their ids: replayed again within their horizon, they count as duplicates."
        })
final class ReplayCommand implements Callable<Integer> {
    /** Where the demo's broker is. */
    private static final String DEMO = "127.0.0.1:19092";

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @SuppressWarnings("NullAway.Init") // set by picocli, which insists on it
    @Parameters(paramLabel = "FILE", description = "JSON lines; - reads the standard input.")
    Path file;

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--speed", paramLabel = "X", defaultValue = "1", description = "2 halves the gaps. Default: 1.")
    double speed;

    @Override
    public Integer call() throws InterruptedException {
        if (!(speed > 0 && speed <= 1_000_000)) {
            throw new ParameterException(
                    command.commandLine(), "--speed must be above 0 and at most 1000000: " + speed);
        }
        if (kafka.bootstrap == null && kafka.settings.config().isEmpty()) {
            kafka.bootstrap = DEMO;
        }
        KafkaSettings settings = kafka.load(new ConfigDef()).kafka();
        System.out.println("replaying " + file + " into Kafka at " + settings.bootstrap() + " …");
        return Replay.run(file, settings, speed, System.out::println) ? 0 : 1;
    }
}
