package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.figures.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "scenarios",
        description =
                "Every scenario of the simulator from end to end: whether its incident is published with the right cause and"
                        + " scope, how soon, and nothing else. Each in an installation of its own: a broker, the"
                        + " processor, simulated traffic.")
public final class ScenariosCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(
            names = "--rates",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "50,500",
            description = "Codes sent a second. Default: 50,500.")
    List<Integer> rates = List.of();

    @Option(names = "--only", paramLabel = "NAME,NAME", split = ",", description = "Only these. Default: all.")
    List<String> only = List.of();

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "240",
            description = "How long all is well at first, and learnt. Default: 240.")
    int warmUp;

    @Option(
            names = "--trouble",
            paramLabel = "SECONDS",
            defaultValue = "180",
            description = "How long something is broken; longer where that is too short to see it. Default: 180.")
    int trouble;

    @Option(
            names = "--at-once",
            paramLabel = "N",
            defaultValue = "2",
            description = "Installations that run side by side, as they mostly wait. Default: 2.")
    int atOnce;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the traffic. Default: 1.")
    long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(
            names = "--docs",
            paramLabel = "FILE",
            description = "Write the table into this page, docs/scenarios.md; not with --only.")
    @Nullable
    Path docs;

    @Option(
            names = "--earlier",
            paramLabel = "FILE",
            description = "What --json wrote of a run at other rates: columns of the page too.")
    @Nullable
    Path earlier;

    @Option(names = "--no-bars", description = "The exit code is 0 though a run is not as it must be.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        ScenariosOptions options = options();
        // What is wrong with the files is better known now than after an hour.
        List<ScenariosReport> reports = earlier();
        if (docs != null) {
            ScenariosPage.requireMarkers(Files.readString(docs));
        }
        PrintWriter out = command.commandLine().getOut();
        ScenariosReport report = ScenariosBenchmark.measure(
                options, new Steps(command.commandLine().getErr()));
        reports.add(report);
        if (json != null) {
            Files.writeString(json, Json.shown(report));
        }
        if (docs != null) {
            Files.writeString(docs, ScenariosPage.with(Files.readString(docs), reports));
        }
        out.println(ScenariosTable.of(report.rows()));
        out.flush();
        return noBars || report.rows().stream().allMatch(Row::ok) ? MET : MISSED;
    }

    private List<ScenariosReport> earlier() throws IOException {
        List<ScenariosReport> reports = new ArrayList<>();
        if (earlier != null) {
            try {
                reports.add(Json.read(Files.readString(earlier), ScenariosReport.class));
            } catch (IllegalArgumentException | NoSuchFileException e) {
                throw refused("--earlier is a file that --json wrote: " + e.getMessage(), e);
            }
        }
        return reports;
    }

    private ParameterException refused(String why, Exception cause) {
        return new ParameterException(command.commandLine(), why, cause);
    }

    private ScenariosOptions options() {
        try {
            if (docs != null && !only.isEmpty()) {
                throw new IllegalArgumentException("--docs is for all scenarios, not for --only some");
            }
            return new ScenariosOptions(
                    ScenarioCase.named(only),
                    rates,
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(trouble),
                    seed,
                    atOnce);
        } catch (IllegalArgumentException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
    }
}
