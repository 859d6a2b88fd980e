package io.otpwatch.processor.incident;

import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An incident that is remembered. */
final class Tracked {
    Incident incident;
    Origin origin;
    /** When it was last named, or could not be; ms since 1970. */
    long seenAt;
    /** When it was last published, ms since 1970. */
    long publishedAt;

    Tracked(Incident incident, Origin origin, long seenAt, long publishedAt) {
        this.incident = incident;
        this.origin = origin;
        this.seenAt = seenAt;
        this.publishedAt = publishedAt;
    }

    boolean isOpen() {
        return incident.getPhase() == IncidentPhase.OPEN;
    }

    Scope scope() {
        return Portrait.scope(incident);
    }

    /** Signals on which something was found. */
    Set<Signal> signals() {
        return incident.getFindings().stream()
                .map(found -> Signal.valueOf(found.getSignal()))
                .collect(Collectors.toSet());
    }

    /** Ms since 1970; {@code Long.MAX_VALUE} while it is open. */
    long endedAt() {
        Long ended = incident.getEndedAt();
        return ended == null ? Long.MAX_VALUE : ended;
    }

    /** Whether it is another than it was, in what people act on. */
    static boolean isChanged(Incident before, Incident after) {
        return before.getPhase() != after.getPhase()
                || before.getCause().getCause() != after.getCause().getCause()
                || before.getSeverity() != after.getSeverity()
                || !before.getScope().equals(after.getScope())
                || !Objects.equals(before.getQuietReason(), after.getQuietReason());
    }
}
