package io.otpwatch.standalone.incidents;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.ScopeAttribute;
import io.otpwatch.processor.incident.Words;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import java.time.Duration;
import java.time.Instant;
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

    /** By the processor's clock, which is behind by as much as what it has read. */
    public Instant openedAt() {
        return Instant.ofEpochMilli(versions.get(0).getOpenedAt());
    }

    /** Whether it was resolved, or became part of another one. */
    public boolean isOver() {
        return last().getPhase() != IncidentPhase.OPEN;
    }

    public boolean isFolded() {
        return last().getPhase() == IncidentPhase.FOLDED;
    }

    /** When it was over for good; empty if it is open. */
    public Optional<Instant> endedAt() {
        return isOver() ? Optional.of(end(last())) : Optional.empty();
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
        return last().getCause().getCause();
    }

    /** As it was called last. */
    public Scope scope() {
        return scope(last());
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

    private Incident last() {
        return versions.get(versions.size() - 1);
    }

    private Stream<Incident> settled() {
        Stream<Incident> open = versions.stream().filter(version -> version.getPhase() == IncidentPhase.OPEN);
        return Stream.concat(open.reduce((first, second) -> second).stream(), Stream.of(last()));
    }

    private static Instant end(Incident version) {
        Long endedAt = version.getEndedAt();
        return Instant.ofEpochMilli(endedAt == null ? version.getUpdatedAt() : endedAt);
    }

    private static Scope scope(Incident version) {
        return new Scope(
                version.getScope().stream().map(SeenIncident::attribute).toList());
    }

    private static Attribute attribute(ScopeAttribute attribute) {
        return new Attribute(attribute.getName(), attribute.getValue());
    }
}
