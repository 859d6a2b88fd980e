package io.otpwatch.standalone.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.RouteCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
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
     * @param truth the true counts
     */
    public static Report of(Run run, Map<String, Expected> expected, Map<Route, RouteCounts> truth, Said said) {
        List<RouteReport> routes = routes(truth, said);
        Outcomes outcomes = said.outcomes();
        return new Report(
                run.scenario(),
                run.seed(),
                run.rate(),
                run.startedAt().toString(),
                run.trafficEndedAt().toString(),
                sum(routes, Count.SENT),
                sum(routes, Count.RECEIVED),
                sum(routes, Count.FAILED),
                sum(routes, Count.MISSING),
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
                said.repeats(),
                said.gaps(),
                routes,
                run.truth().stream().map(Report.Truth::of).toList(),
                said.incidents().stream()
                        .map(incident -> IncidentReport.of(incident, run.truth()))
                        .toList());
    }

    private static boolean isFalseMissing(Expected expected, Optional<OutcomeKind> outcome) {
        return outcome.equals(Optional.of(OutcomeKind.MISSING)) && expected.outcome() == OutcomeKind.RECEIVED;
    }

    private static boolean isWrong(Expected expected, Optional<OutcomeKind> outcome) {
        return outcome.isPresent() && outcome.get() != expected.outcome();
    }

    private static List<RouteReport> routes(Map<Route, RouteCounts> truth, Said said) {
        Map<Route, RouteCounts> monitor = new HashMap<>();
        said.latest().forEach(health -> monitor.put(Route.of(health), HealthCounts.of(health.getTotals())));
        Map<Route, Decided> outcomes = said.outcomes().perRoute();
        Set<Route> all = new TreeSet<>(ORDER);
        all.addAll(truth.keySet());
        all.addAll(monitor.keySet());
        all.addAll(outcomes.keySet());
        return all.stream()
                .map(route -> RouteReport.of(
                        route,
                        outcomes.getOrDefault(route, Decided.NONE),
                        monitor.getOrDefault(route, RouteCounts.NONE),
                        truth.getOrDefault(route, RouteCounts.NONE)))
                .toList();
    }

    private static long sum(List<RouteReport> routes, Count count) {
        return routes.stream().mapToLong(route -> route.monitor().of(count)).sum();
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
