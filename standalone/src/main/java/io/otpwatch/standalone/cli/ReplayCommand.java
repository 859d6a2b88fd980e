package io.otpwatch.standalone.cli;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.replay.Progress;
import io.otpwatch.standalone.replay.Replay;
import io.otpwatch.standalone.replay.ReplayOptions;
import io.otpwatch.standalone.replay.Speed;
import io.otpwatch.standalone.replay.csv.BadMap;
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
            "FILE has one JSON object a line: \"type\" and the fields of that type's schema; or it is CSV, see --csv. It may"
                    + " be gzip, whatever its name. A bad line is named by number and field, and the rest goes on. Exit"
                    + " code 0: every line was good; 1: some were not, or Kafka is away.",
            "Events go in the order of the file; one that stands behind a later one is appended at once, with its own time.",
            "Codes are judged by when they are appended: at --speed 10 a deadline of 60 s stands for 600 recorded seconds."
                    + " With --speed max each event happens when its turn comes: what arrived has arrived in time, however"
                    + " long it took, and what is missing is so after a real horizon.",
            "Codes keep their ids: replayed again within their horizon, they count as duplicates. With --hash-ids they do not."
        })
final class ReplayCommand implements Callable<Integer> {
    /** Where the demo's broker is. */
    private static final String DEMO = "127.0.0.1:19092";

    @SuppressWarnings("NullAway.Init") // set by picocli
    @Spec
    CommandSpec command;

    @SuppressWarnings("NullAway.Init") // set by picocli, which insists on it
    @Parameters(paramLabel = "FILE", description = "The recording; - reads the standard input.")
    Path file;

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "2 halves the gaps, max leaves none. Default: 1.")
    String speed = "1";

    @Option(
            names = "--hash-ids",
            description =
                    "Replace challengeId and codeId by hashes, with a key for this replay only: for logs whose ids"
                            + " look like phone numbers or addresses, which are refused otherwise.")
    boolean hashIds;

    @Mixin
    final CsvFormatOptions csv = new CsvFormatOptions();

    @Override
    public Integer call() throws InterruptedException {
        ReplayOptions options = options();
        if (kafka.bootstrap == null && kafka.settings.config().isEmpty()) {
            kafka.bootstrap = DEMO;
        }
        KafkaSettings settings = kafka.load(new ConfigDef()).kafka();
        System.out.println("replaying " + file + " into Kafka at " + settings.bootstrap() + " …");
        try {
            return Replay.run(options, settings, Progress.ofThisProcess()) ? 0 : 1;
        } catch (BadMap e) {
            throw refused(csv.name() + ": " + e.getMessage(), e);
        }
    }

    private ReplayOptions options() {
        try {
            return new ReplayOptions(file, speed(), csv.options(), hashIds);
        } catch (BadMap e) {
            throw refused(csv.name() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }

    private Speed speed() {
        try {
            return Speed.of(speed);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--speed " + e.getMessage(), e);
        }
    }

    private ParameterException refused(String message, Exception cause) {
        return new ParameterException(command.commandLine(), message, cause);
    }
}
