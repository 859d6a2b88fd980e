package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** An incident that is remembered. */
final class Tracked {
    /** How long another scope must have been shown before the incident is renamed. */
    static final long RENAMED_AFTER = Duration.ofSeconds(5).toMillis();

    /** How long its own scope must not have been shown before it takes any other. */
    static final long NAMELESS_AFTER = Duration.ofSeconds(15).toMillis();

    /** How long another cause must have been seen before the incident has it. */
    static final long CHANGED_AFTER = Duration.ofSeconds(20).toMillis();

    /** How long a lower severity must have been shown before the incident has it. */
    static final long LOWERED_AFTER = Duration.ofSeconds(30).toMillis();

    private static final Set<Cause> UNNAMED = EnumSet.of(Cause.PENDING, Cause.UNCLEAR, Cause.PROVIDER_SILENT);

    Incident incident;
    Origin origin;
    /** Signals on which something was found since it was last opened. */
    EnumSet<Signal> found = EnumSet.noneOf(Signal.class);
    /** Its feed was dead, and is alive again. */
    boolean revived;

    Toll toll = Toll.NONE;
    /** When it was last named, or could not be; ms since 1970. */
    long seenAt;
    /** When it was last published, ms since 1970. */
    long publishedAt;
    /** It is as usual again. */
    Hold recovered = Hold.none();
    /** Its severity is lower than published. */
    Hold lower = Hold.none();
    /** Another scope is shown instead of its own. */
    Hold nameless = Hold.none();
    /** {@link #otherScope} is. */
    Hold renamed = Hold.none();

    Scope otherScope = Scope.EVERYTHING;

    /** Another cause is seen than its own, always the same. */
    Hold other = Hold.none();

    Cause otherCause = Cause.UNCLEAR;

    Tracked(Incident incident, Origin origin, long seenAt, long publishedAt) {
        this.incident = incident;
        this.origin = origin;
        this.seenAt = seenAt;
        this.publishedAt = publishedAt;
    }

    /** A step shows it so. */
    void show(Candidate candidate, long now) {
        if (!isOpen()) {
            found.clear();
            revived = false;
            origin = candidate.origin();
            lower.breaks();
        }
        revived = candidate.origin() == Origin.CULPRIT && (revived || origin == Origin.FEED);
        origin = candidate.origin();
        seenAt = now;
        found.addAll(candidate.signals());
        recovered.breaks();
    }

    void keepsName() {
        nameless.breaks();
        renamed.breaks();
    }

    /** Whether it takes that scope: it has been shown for long enough, or its own has not. */
    boolean isRenamed(Scope to, long now) {
        if (!to.equals(otherScope)) {
            renamed.breaks();
            otherScope = to;
        }
        boolean isNameless = nameless.lasts(now, NAMELESS_AFTER);
        return renamed.lasts(now, RENAMED_AFTER) || isNameless;
    }

    /** Higher at once, lower when it has been so for long enough. */
    Severity steady(Severity shown, long now) {
        if (!isOpen() || shown.compareTo(incident.getSeverity()) >= 0) {
            lower.breaks();
            return shown;
        }
        if (lower.lasts(now, LOWERED_AFTER)) {
            lower.breaks();
            return shown;
        }
        return incident.getSeverity();
    }

    /**
     * Whether a signal that told of it tells no more, or its dead feed is alive again: what is seen then is the trouble's
     * end, and says little of its cause.
     */
    boolean isEnding(Candidate candidate) {
        Cause cause = incident.getCause().getCause();
        boolean isRange =
                cause == Cause.PUMPING && candidate.scope().value("range").isPresent();
        boolean isRevived = revived || (origin == Origin.FEED && candidate.origin() == Origin.CULPRIT);
        return isOpen()
                && !UNNAMED.contains(cause)
                && (isRange
                        || (isRevived && cause == Cause.PROVIDER_OUTAGE)
                        || !candidate.signals().containsAll(found));
    }

    /**
     * Whether it takes that cause: another than the one it has been given is to be seen for some time first, unless a feed
     * that is dead tells it.
     */
    boolean takes(Cause cause, Origin by, long now) {
        if (cause != otherCause) {
            otherCause = cause;
            other.breaks();
        }
        Cause own = incident.getCause().getCause();
        boolean isFiner = own == Cause.CARRIER_FILTERING_SILENT && cause == Cause.CARRIER_FILTERING_EXPLICIT;
        boolean isTold = by == Origin.FEED && origin != by;
        if (cause == own || !isOpen() || UNNAMED.contains(own) || isFiner || isTold) {
            other.breaks();
            return true;
        }
        return other.lasts(now, CHANGED_AFTER);
    }

    boolean isOpen() {
        return incident.getPhase() == IncidentPhase.OPEN;
    }

    Scope scope() {
        return Portrait.scope(incident);
    }

    /** Its own scope, and another that is shown instead and not yet taken. */
    List<Scope> names() {
        return renamed.since() == 0 ? List.of(scope()) : List.of(scope(), otherScope);
    }

    /** Signals on which something was found when it was last shown. */
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
