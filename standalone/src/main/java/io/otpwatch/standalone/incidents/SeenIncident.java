package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.incident.Words;
import io.otpwatch.processor.localise.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One incident as it was published.
 *
 * @param versions its records, at least one, the oldest first
 * @param publishedAt when the broker appended the first of them
 */
public record SeenIncident(List<Incident> versions, Instant publishedAt) {
    public SeenIncident {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("an incident has at least one record");
        }
    }

    public String id() {
        return latest().getId();
    }

    /** The newest of its records. */
    public Incident latest() {
        return versions.get(versions.size() - 1);
    }

    /** The highest that it had. */
    public Severity highestSeverity() {
        return versions.stream()
                .map(Incident::getSeverity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When the trouble began, as it was estimated last. */
    public Instant startedAt() {
        return Instant.ofEpochMilli(latest().getStartedAt());
    }

    /** By the processor's clock, which is behind by as much as what it has read. */
    public Instant openedAt() {
        return Instant.ofEpochMilli(versions.get(0).getOpenedAt());
    }

    /** Whether it was resolved, or became part of another one. */
    public boolean isOver() {
        return latest().getPhase() != IncidentPhase.OPEN;
    }

    public boolean isFolded() {
        return latest().getPhase() == IncidentPhase.FOLDED;
    }

    /** When it was over for good; empty if it is open. */
    public Optional<Instant> endedAt() {
        return isOver() ? Optional.of(end(latest())) : Optional.empty();
    }

    /** Each time that it was called resolved, also if it was opened anew then. */
    public List<Instant> resolvedAt() {
        return versions.stream()
                .filter(version -> version.getPhase() == IncidentPhase.RESOLVED)
                .map(SeenIncident::end)
                .distinct()
                .toList();
    }

    /** As it was called last. */
    public Cause cause() {
        return latest().getCause().getCause();
    }

    /** As it was called last. */
    public Scope scope() {
        return scope(latest());
    }

    /** Whether it was called so at its end, or when it was last open. */
    public boolean isCalled(Cause cause) {
        return settled().anyMatch(version -> version.getCause().getCause() == cause);
    }

    /** Whether it had this scope at its end, or when it was last open, by this name or another. */
    public boolean isAt(Scope scope) {
        return settled()
                .anyMatch(version -> scope(version).equals(scope)
                        || version.getIndistinguishableFrom().contains(Words.of(scope)));
    }

    /** {@code PROVIDER_OUTAGE at provider=ses, opened after 131 s}, on a clock that began at {@code start}. */
    String text(Instant start) {
        return cause() + " at " + scope().text() + ", opened after "
                + Duration.between(start, openedAt()).toSeconds() + " s" + (isFolded() ? ", folded" : "");
    }

    private Stream<Incident> settled() {
        Stream<Incident> open = versions.stream().filter(version -> version.getPhase() == IncidentPhase.OPEN);
        return Stream.concat(open.reduce((first, second) -> second).stream(), Stream.of(latest()));
    }

    private static Instant end(Incident version) {
        Long endedAt = version.getEndedAt();
        return Instant.ofEpochMilli(endedAt == null ? version.getUpdatedAt() : endedAt);
    }

    private static Scope scope(Incident version) {
        return Scopes.of(version.getScope());
    }
}
