package io.otpwatch.benchmarks.localisation;

import io.otpwatch.benchmarks.figures.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "localisation",
        description =
                "How often the localiser names what is broken, and nothing else, in simulated traffic of 184 routes.")
public final class LocalisationCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "200",
            description = "Of each setting. Default: 200, which takes some two minutes.")
    int windows;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(
            names = "--no-bars",
            description =
                    "Any figures will do: else nothing may be named where all is well, something wrong in at most 2 % of"
                            + " the broken windows, and outages must be named within 30 s at 12,000 sends a minute.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        if (windows < 1) {
            throw new ParameterException(command.commandLine(), "--windows must be 1 or more: " + windows);
        }
        LocalisationReport report = LocalisationBenchmark.measure(windows);
        say(LocalisationTable.of(report));
        if (json != null) {
            Files.writeString(json, Json.shown(report));
        }
        List<String> missed = noBars ? List.of() : LocalisationBars.missed(report.figures());
        missed.forEach(bar -> say("MISSED: " + bar));
        return missed.isEmpty() ? MET : MISSED;
    }

    private void say(String what) {
        PrintWriter out = command.commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
