package io.otpwatch.standalone.demo;

import io.otpwatch.events.Incident;
import io.otpwatch.standalone.Durations;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Says which incidents the monitor published, on the clock of the table. */
final class Seen {
    private Seen() {}

    /**
     * One line for each.
     *
     * @param start of the traffic
     */
    static List<String> lines(List<SeenIncident> incidents, Instant start) {
        return incidents.isEmpty()
                ? List.of("incidents: none")
                : incidents.stream().map(incident -> line(incident, start)).toList();
    }

    private static String line(SeenIncident incident, Instant start) {
        Incident latest = incident.latest();
        return String.format(
                Locale.ROOT,
                "incident %s: %s: %s, %s, since %s, opened at %s, %s, %,d logins hurt",
                incident.id(),
                latest.getScopeText(),
                latest.getCause().getText(),
                incident.highestSeverity(),
                clock(start, incident.startedAt()),
                clock(start, incident.openedAt()),
                end(incident, start),
                latest.getLoginsHurt());
    }

    private static String end(SeenIncident incident, Instant start) {
        String foldedInto = incident.latest().getFoldedInto();
        return incident.endedAt()
                .map(end -> foldedInto == null ? "over at " + clock(start, end) : "part of " + foldedInto)
                .orElse("not over");
    }

    private static String clock(Instant start, Instant at) {
        return Durations.clock(Duration.between(start, at));
    }
}
