package io.otpwatch.standalone.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts a report together and writes it. */
public final class Reports {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Comparator<Route> ORDER = Comparator.comparing(Route::channel)
            .thenComparing(Route::domain)
            .thenComparing(Route::provider)
            .thenComparing(Route::sender)
            .thenComparing(Route::country);

    private Reports() {}

    /**
     * The report of a run.
     *
     * @param expected the true outcome by code id, of every code whose send was acknowledged
     * @param truth the true sums
     * @param committed what the monitor counted; of these, received, failed and missing are taken from {@code outcomes}
     */
    public static Report of(
            Run run,
            Map<String, Expected> expected,
            Map<Route, Sums> truth,
            Map<Route, Sums> committed,
            Outcomes outcomes) {
        List<RouteReport> routes = routes(truth, committed, outcomes.perRoute());
        Sums monitor = routes.stream().map(Reports::monitor).reduce(Sums.NONE, Sums::plus);
        return new Report(
                run.scenario(),
                run.seed(),
                run.rate(),
                run.startedAt().toString(),
                run.trafficEndedAt().toString(),
                monitor.sent(),
                monitor.received(),
                monitor.failed(),
                monitor.missing(),
                expected.keySet().stream()
                        .filter(codeId -> outcomes.of(codeId).isEmpty())
                        .count(),
                outcomes.doubled(),
                expected.entrySet().stream()
                        .filter(code -> isFalseMissing(code.getValue(), outcomes.of(code.getKey())))
                        .count(),
                expected.entrySet().stream()
                        .filter(code -> isWrong(code.getValue(), outcomes.of(code.getKey())))
                        .count(),
                routes,
                run.truth().stream().map(Report.Truth::of).toList(),
                List.of());
    }

    private static boolean isFalseMissing(Expected expected, Optional<OutcomeKind> outcome) {
        return outcome.equals(Optional.of(OutcomeKind.MISSING)) && expected.outcome() == OutcomeKind.RECEIVED;
    }

    private static boolean isWrong(Expected expected, Optional<OutcomeKind> outcome) {
        return outcome.isPresent() && outcome.get() != expected.outcome();
    }

    private static List<RouteReport> routes(
            Map<Route, Sums> truth, Map<Route, Sums> committed, Map<Route, Sums> outcomes) {
        Set<Route> all = new TreeSet<>(ORDER);
        all.addAll(truth.keySet());
        all.addAll(committed.keySet());
        all.addAll(outcomes.keySet());
        return all.stream()
                .map(route -> RouteReport.of(
                        route,
                        monitor(committed.getOrDefault(route, Sums.NONE), outcomes.getOrDefault(route, Sums.NONE)),
                        truth.getOrDefault(route, Sums.NONE)))
                .toList();
    }

    private static Sums monitor(Sums committed, Sums outcomes) {
        return new Sums(
                committed.sent(),
                outcomes.received(),
                outcomes.failed(),
                outcomes.missing(),
                committed.late(),
                committed.duplicates(),
                committed.unmatched());
    }

    private static Sums monitor(RouteReport route) {
        return new Sums(
                route.sent().monitor(),
                route.received().monitor(),
                route.failed().monitor(),
                route.missing().monitor(),
                route.late().monitor(),
                route.duplicates().monitor(),
                route.unmatched().monitor());
    }

    /** Writes the report in one step: the file is the whole report or what it was before. */
    public static void write(Report report, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.write(part, json(report));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    static byte[] json(Report report) throws IOException {
        return JSON.writeValueAsBytes(report);
    }
}
