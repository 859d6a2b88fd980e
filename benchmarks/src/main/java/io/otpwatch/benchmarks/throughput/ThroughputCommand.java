package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.throughput.figures.Bars;
import io.otpwatch.benchmarks.throughput.figures.Comparison;
import io.otpwatch.benchmarks.throughput.figures.FiguresTable;
import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import io.otpwatch.benchmarks.throughput.figures.ThroughputReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
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
        name = "throughput",
        description =
                "How fast the processor takes in a backlog, beside Kafka Streams doing nothing and beside other ways to"
                        + " do the same, and whether a domain with half of all traffic costs more.")
public final class ThroughputCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "2400000",
            description = "Avro events in the inputs, a little under half of them sends. Default: 2400000.")
    long events;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", description = "Rounds of runs. Default: 3.")
    int rounds;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "Partitions of each input. Default: 4.")
    int partitions;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Stream threads of each system. Default: one for each core.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--usual-only",
            description = "Leave out the run in which one domain has half of all sends, for a quick look.")
    boolean usualOnly;

    @Option(
            names = "--systems",
            paramLabel = "NAME",
            split = ",",
            description =
                    "What runs beside nothing and otpwatch: otpwatch-half-in-one-domain, dsl, key-value-store, with"
                            + " commas between them, or none. Default: all.")
    List<String> systems = List.of("otpwatch-half-in-one-domain", "dsl", "key-value-store");

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description =
                    "A run of dsl or key-value-store is stopped after so many seconds; of its second half its speed"
                            + " is taken. Default: 30.")
    int otherWaysSeconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(
            names = "--no-bars",
            description =
                    "Any figures will do, for a small run: else 0.6 of nothing's throughput, 100 bytes for a code,"
                            + " a million codes in flight, 0.9 for half in one domain and 6 times the DSL are asked for.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        ThroughputOptions options = options();
        ThroughputReport report =
                Throughput.measure(options, command.commandLine().getErr());
        Comparison comparison = Comparison.of(report.runs());
        say(FiguresTable.of(comparison));
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), Json.shown(report));
        }
        List<String> missed = options.bars() ? Bars.missed(comparison) : List.of();
        missed.forEach(bar -> say("MISSED: " + bar));
        return missed.isEmpty() ? MET : MISSED;
    }

    /** What was asked for, checked. */
    ThroughputOptions options() {
        try {
            return new ThroughputOptions(
                    events,
                    rounds,
                    partitions,
                    threads,
                    beside(),
                    otherWaysSeconds,
                    Optional.ofNullable(json),
                    !noBars);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Set<SystemUnderTest> beside() {
        Set<SystemUnderTest> beside = EnumSet.noneOf(SystemUnderTest.class);
        for (String label : systems) {
            if (!label.equals("none")) {
                beside.add(SystemUnderTest.of(label)
                        .orElseThrow(() -> new IllegalArgumentException("--systems: there is no system " + label)));
            }
        }
        beside.remove(SystemUnderTest.NOTHING); // as they run anyway
        beside.remove(SystemUnderTest.OTPWATCH);
        if (usualOnly) {
            beside.remove(SystemUnderTest.OTPWATCH_ONE_DOMAIN);
        }
        return beside;
    }

    private void say(String what) {
        PrintWriter out = command.commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
