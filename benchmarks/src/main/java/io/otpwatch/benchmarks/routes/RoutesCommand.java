package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.figures.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "routes",
        description = "What as many routes cost as one instance holds: CPU and memory of detecting and localising.")
public final class RoutesCommand implements Callable<Integer> {
    private static final int MET = 0;
    private static final int MISSED = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    @Option(names = "--routes", paramLabel = "N", defaultValue = "20000", description = "Default: 20,000.")
    int routes;

    @Option(
            names = "--codes",
            paramLabel = "N",
            defaultValue = "300",
            description = "Sent in a second on all routes. Default: 300.")
    int codes;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "180",
            description = "Of simulated time in each phase. Default: 180.")
    int seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there too.")
    @Nullable
    Path json;

    @Option(
            names = "--no-bars",
            description =
                    "Any figures will do: else nothing may be seen while all is well, and CPU and heap have bars, for"
                            + " as many routes and codes as by default.")
    boolean noBars;

    @Override
    public Integer call() throws IOException {
        if (routes < 1 || codes < 1 || seconds < 1) {
            throw new ParameterException(command.commandLine(), "--routes, --codes and --seconds must be 1 or more");
        }
        RoutesReport report = new RoutesBenchmark(
                        routes, codes, seconds, new Steps(command.commandLine().getErr()))
                .measure();
        say(table(report));
        if (json != null) {
            Files.writeString(json, Json.shown(report));
        }
        List<String> missed = noBars ? List.of() : RoutesBars.missed(report);
        missed.forEach(bar -> say("MISSED: " + bar));
        return missed.isEmpty() ? MET : MISSED;
    }

    private static String table(RoutesReport report) {
        try (Formatter out = new Formatter(Locale.ROOT)) {
            for (RoutesFigure figure : report.figures()) {
                out.format(
                        "%s: %,d routes, %,d active, %,d bad, %d incident records%n",
                        figure.phase(), figure.routes(), figure.active(), figure.bad(), figure.incidents());
                out.format(
                        "  detecting  %.3f s of CPU a second: counting %.3f, steps %.3f, renewals %.3f, history %.3f,"
                                + " telling %.3f%n",
                        figure.detecting(),
                        figure.counting(),
                        figure.steps(),
                        figure.renewals(),
                        figure.history(),
                        figure.telling());
                out.format(
                        "  localising %.3f s of CPU a second, at most %.3f in one; verdicts %,.0f KiB/s, history %,.0f"
                                + " KiB/s%n",
                        figure.localising(),
                        figure.localisingMost(),
                        figure.verdictBytes() / RoutesBars.KIB,
                        figure.historyBytes() / RoutesBars.KIB);
            }
            out.format(
                    "live heap: detection %.1f KiB a route, localisation %.1f KiB a route%n",
                    report.detectionBytesPerRoute() / RoutesBars.KIB,
                    report.localisationBytesPerRoute() / RoutesBars.KIB);
            return out.toString();
        }
    }

    private void say(String what) {
        PrintWriter out = command.commandLine().getOut();
        out.println(what);
        out.flush();
    }
}
