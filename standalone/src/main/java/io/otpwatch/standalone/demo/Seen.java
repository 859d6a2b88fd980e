package io.otpwatch.standalone.demo;

import io.otpwatch.schemas.Route;
import io.otpwatch.standalone.Durations;
import io.otpwatch.standalone.health.BadPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Says which incidents the monitor saw, on the clock of the table. */
final class Seen {
    private Seen() {}

    /**
     * One line for each.
     *
     * @param start of the traffic
     */
    static List<String> lines(List<BadPhase> phases, Instant start) {
        return phases.isEmpty()
                ? List.of("incidents: none")
                : phases.stream().map(phase -> line(phase, start)).toList();
    }

    private static String line(BadPhase phase, Instant start) {
        Route route = phase.route();
        return "incident: "
                + String.join(
                        "/", route.channel().name(), route.provider(), route.sender(), route.country(), route.domain())
                + " bad since " + clock(start, phase.badSince())
                + ", seen at " + clock(start, phase.openedAt())
                + phase.resolvedAt()
                        .map(end -> ", over at " + clock(start, end))
                        .orElse(", not over");
    }

    private static String clock(Instant start, Instant at) {
        return Durations.clock(Duration.between(start, at));
    }
}
