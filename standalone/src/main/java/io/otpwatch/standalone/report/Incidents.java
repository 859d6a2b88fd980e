package io.otpwatch.standalone.report;

import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Cause;
import io.otpwatch.standalone.health.BadPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns what was said of routes into incidents, one for each time that a route was BAD. */
final class Incidents {
    /** Nothing tells causes apart yet. */
    private static final String UNKNOWN = "UNKNOWN";

    private Incidents() {}

    static List<Report.Incident> of(List<BadPhase> phases, List<Cause> truth) {
        return phases.stream().map(phase -> incident(phase, truth)).toList();
    }

    private static Report.Incident incident(BadPhase phase, List<Cause> truth) {
        return new Report.Incident(
                scope(phase.route()),
                UNKNOWN,
                phase.badSince().toString(),
                phase.openedAt().toString(),
                phase.resolvedAt().map(Instant::toString).orElse(null),
                trueCause(phase, truth)
                        .map(cause -> seconds(Duration.between(cause.start(), phase.openedAt())))
                        .orElse(null));
    }

    private static Map<String, String> scope(Route route) {
        Map<String, String> scope = new LinkedHashMap<>();
        scope.put("channel", route.channel().name());
        scope.put("provider", route.provider());
        scope.put("sender", route.sender());
        scope.put("country", route.country());
        scope.put("domain", route.domain());
        return scope;
    }

    /**
     * The latest of those whose scope has the route, that had begun when it was called BAD, and had not ended when its
     * trouble began: of a carrier that is blocked from 3:00 to 6:00 and from 13:00 on, the second for a route that is
     * BAD since 13:05.
     */
    private static Optional<Cause> trueCause(BadPhase phase, List<Cause> truth) {
        return truth.stream()
                .filter(cause -> covers(cause, phase))
                .filter(cause -> !cause.start().isAfter(phase.openedAt()))
                .filter(cause -> cause.end().isEmpty() || cause.end().get().isAfter(phase.badSince()))
                .max(Comparator.comparing(Cause::start));
    }

    private static boolean covers(Cause cause, BadPhase phase) {
        Map<String, String> attributes = scope(phase.route());
        attributes.put("operator", phase.operator());
        return cause.scope().entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(attributes.get(wanted.getKey())));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
