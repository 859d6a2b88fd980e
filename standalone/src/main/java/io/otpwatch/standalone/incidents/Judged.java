package io.otpwatch.standalone.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of an incident that had to be reported.
 *
 * @param seen the incident that reports it, or comes nearest to that; empty if there is none
 */
public record Judged(Due due, Optional<SeenIncident> seen) {
    private static final double MS_PER_SECOND = 1000;

    /** From the true start until it was opened; empty if it never was. */
    public Optional<Duration> delay() {
        return seen.map(incident -> Duration.between(due.incident().start(), incident.openedAt()));
    }

    /** From the true start until its first record was appended; empty if it never was. */
    public Optional<Duration> publishedAfter() {
        return seen.map(incident -> Duration.between(due.incident().start(), incident.publishedAt()));
    }

    /** From the true end until it was over; empty if one of the two never was. */
    public Optional<Duration> recovery() {
        return due.incident()
                .end()
                .flatMap(end -> seen.flatMap(SeenIncident::endedAt).map(over -> Duration.between(end, over)));
    }

    /** A clause for each thing that is not as it must be. */
    public List<String> problems() {
        if (seen.isEmpty()) {
            return List.of("no incident for " + due.incident().cause() + " at "
                    + due.incident().scope().text());
        }
        SeenIncident incident = seen.get();
        List<String> problems = new ArrayList<>();
        if (!incident.isCalled(due.incident().cause())) {
            problems.add("cause " + incident.cause() + " instead of "
                    + due.incident().cause());
        }
        if (!due.incident().isNamedBy(incident)) {
            problems.add("scope " + incident.scope().text() + " instead of "
                    + due.incident().scope().text());
        }
        delay().filter(delay -> delay.compareTo(due.opensWithin()) > 0)
                .ifPresent(delay -> problems.add(
                        "opened " + seconds(delay) + " after its start, at most " + seconds(due.opensWithin())));
        due.incident().end().ifPresent(end -> ending(incident, end, problems));
        return List.copyOf(problems);
    }

    private void ending(SeenIncident incident, Instant end, List<String> problems) {
        incident.resolvedAt().stream()
                .filter(early -> early.isBefore(end))
                .forEach(
                        early -> problems.add("resolved " + seconds(Duration.between(early, end)) + " before its end"));
        if (incident.isFolded()) {
            problems.add("folded into another one");
        } else if (!incident.isOver()) {
            problems.add("not resolved");
        }
        recovery()
                .filter(recovery -> recovery.compareTo(due.resolvesWithin()) > 0)
                .ifPresent(recovery -> problems.add(
                        "over " + seconds(recovery) + " after its end, at most " + seconds(due.resolvesWithin())));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / MS_PER_SECOND);
    }
}
