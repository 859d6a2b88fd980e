package io.otpwatch.standalone.demo;

import io.otpwatch.simulator.Cause;
import io.otpwatch.standalone.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what the scenario breaks, so that the viewer can compare it with the table. */
final class Broken {
    private Broken() {}

    /** @param causes what was broken before {@code now} */
    static String sentence(List<Cause> causes, Instant start, Instant now) {
        List<Cause> open = causes.stream()
                .filter(cause -> cause.end().filter(end -> !end.isAfter(now)).isEmpty())
                .toList();
        if (!open.isEmpty()) {
            return "the simulator breaks now: "
                    + open.stream().map(cause -> what(cause, start)).collect(Collectors.joining("; "));
        }
        return causes.isEmpty() ? "the simulator breaks nothing" : "the simulator breaks nothing any more";
    }

    private static String what(Cause cause, Instant start) {
        String scope = new TreeMap<>(cause.scope())
                .entrySet().stream()
                        .map(attribute -> attribute.getKey() + " " + attribute.getValue())
                        .collect(Collectors.joining(", "));
        return (scope.isEmpty() ? "everything" : scope) + " (" + cause.kind().text() + ") since "
                + Durations.clock(Duration.between(start, cause.start()));
    }
}
