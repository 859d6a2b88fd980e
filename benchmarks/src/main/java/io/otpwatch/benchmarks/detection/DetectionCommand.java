package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.figures.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "detection",
        description =
                "How soon a simulated incident is seen by otpwatch's detector and by others, at equal false alarms.")
public final class DetectionCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;
    private static final int RUNS = 200;
    private static final int QUICK_RUNS = 40;
    private static final double QUICK_DAYS_FACTOR = 0.1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(names = "--only", paramLabel = "CHANNEL", description = "sms or email. Default: both.")
    @Nullable
    String only;

    @Option(
            names = "--rates",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "1,10,100,1000",
            description = "Codes a minute. Default: 1,10,100,1000.")
    List<Integer> rates = List.of();

    @Option(names = "--runs", paramLabel = "N", description = "Of each incident. Default: 200, or 40 with --quick.")
    @Nullable
    Integer runs;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all draws. Default: 1.")
    long seed;

    @Option(names = "--detectors", paramLabel = "NAMES", split = ",", description = "Only these. Default: all.")
    List<String> detectors = List.of();

    @Option(names = "--quick", description = "A tenth of the usual days: thresholds are rough.")
    boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(names = "--no-bars", description = "Any figures will do.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        DetectionOptions options;
        List<Contender> contenders;
        try {
            options = options();
            contenders = options.chosen(Contenders.all());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
        Report report = DetectionBenchmark.measure(
                options, contenders, command.commandLine().getErr());
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), Json.shown(report));
        }
        List<Verdict> delays = Bars.verdicts(report.rows());
        List<FalseAlarmVerdict> falseAlarms = FalseAlarmBars.verdicts(report.rows());
        say(DetectionTable.of(report.rows()));
        say(VerdictTable.of(delays, falseAlarms));
        boolean missed = delays.stream().anyMatch(verdict -> !verdict.met())
                || falseAlarms.stream().anyMatch(verdict -> !verdict.met());
        return options.bars() && missed ? MISSED : MET;
    }

    private DetectionOptions options() {
        return new DetectionOptions(
                only == null ? List.of(Channel.values()) : List.of(channel(only)),
                rates,
                runs == null ? (quick ? QUICK_RUNS : RUNS) : runs,
                seed,
                Set.copyOf(detectors),
                quick ? QUICK_DAYS_FACTOR : 1,
                Optional.ofNullable(json),
                !noBars);
    }

    private static Channel channel(String text) {
        try {
            return Channel.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--only must be sms or email: " + text, e);
        }
    }

    private void say(String what) {
        PrintWriter out = command.commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
