package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.events.Channel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "step", description = "What it costs to judge one route for one second, by both signals.")
public final class StepCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "9", description = "Of a minute each. Default: 9.")
    int rounds;

    @Option(
            names = "--rates",
            paramLabel = "N,N",
            split = ",",
            defaultValue = "10,100,1000",
            description = "Codes a minute of each route. Default: 10,100,1000.")
    List<Integer> rates = List.of();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(
            names = "--no-bars",
            description =
                    "Any figures will do: else a step may take 5 µs for a healthy route, 40 µs for an anomalous one,"
                            + " and 5 µs where one in a hundred is.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        if (rounds < 1) {
            throw new ParameterException(command.commandLine(), "--rounds must be 1 or more: " + rounds);
        }
        if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate < 1)) {
            throw new ParameterException(command.commandLine(), "--rates must be 1 or more: " + rates);
        }
        List<StepFigure> figures = new ArrayList<>();
        new StepBenchmark(Channel.SMS, rates.get(0), 1).measure(); // compiles what all of them run
        say(String.format(
                Locale.ROOT,
                "%-7s %9s %-10s %7s %22s  %s",
                "channel",
                "sends/min",
                "state",
                "routes",
                "µs/step",
                "bar"));
        for (Channel channel : List.of(Channel.SMS, Channel.EMAIL)) {
            for (int rate : rates) {
                for (StepFigure figure : new StepBenchmark(channel, rate, rounds).measure()) {
                    figures.add(figure);
                    say(line(figure));
                }
            }
        }
        if (json != null) {
            Files.writeString(json, Json.shown(new StepReport(Machine.here(List.of()), rounds, figures)));
        }
        boolean missed = !noBars && !figures.stream().allMatch(StepFigure::isMet);
        return missed ? MISSED : MET;
    }

    static String line(StepFigure figure) {
        return String.format(
                Locale.ROOT,
                "%-7s %,9d %-10s %7d %6.2f (%5.2f – %6.2f)  ≤ %.0f: %s",
                figure.channel(),
                figure.rate(),
                figure.state().text(),
                figure.routes(),
                figure.micros().median(),
                figure.micros().min(),
                figure.micros().max(),
                figure.state().most(),
                figure.isMet() ? "met" : "MISSED");
    }

    private void say(String what) {
        PrintWriter out = command.commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
