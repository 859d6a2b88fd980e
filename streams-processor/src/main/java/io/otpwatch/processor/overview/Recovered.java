package io.otpwatch.processor.overview;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Signal;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Of open incidents, those whose trouble is over; what was sent before speaks of it no more, and is {@link Cleared}. */
final class Recovered {
    /** Ranges are pumped by fits and starts, ms. */
    private static final long RANGE_OVER = 30_000;

    private static final Set<Signal> ALL_SIGNALS = EnumSet.allOf(Signal.class);
    private static final Set<Cause> OF_FEEDS =
            EnumSet.of(Cause.FEED_BROKEN, Cause.PROVIDER_OUTAGE, Cause.PROVIDER_SILENT);

    private final Leaves leaves;
    private final Cleared cleared;
    private final Map<Scope, Long> overSince = new HashMap<>();

    Recovered(Leaves leaves, Cleared cleared) {
        this.leaves = leaves;
        this.cleared = cleared;
    }

    /** Scopes of incidents that are over now; none while of some routes nothing is known, as trouble may go on there. */
    Set<Scope> step(List<Incident> open, long now) {
        if (leaves.areIncomplete()) {
            return Set.of();
        }
        Set<Scope> over = new HashSet<>();
        for (Incident incident : open) {
            OptionalLong since = Recoveries.of(incident, leaves, leaves.sightedSince(), now);
            Scope scope = Scopes.of(incident.getScope());
            boolean isRange = scope.value(PumpedRanges.RANGE).isPresent();
            if (since.isEmpty()) {
                overSince.remove(scope);
            } else if (!isRange || now - overSince.computeIfAbsent(scope, any -> now) >= RANGE_OVER) {
                overSince.remove(scope);
                over.add(scope);
                leaves.placeOf(scope).ifPresent(place -> cleared.add(place, signals(incident), since.getAsLong()));
            }
        }
        return over;
    }

    /**
     * Routes of a feed that is alive again say one after the other that they are as usual. Of one that was late they have
     * said so all the time.
     */
    void afterFeeds(List<Incident> published, long now) {
        published.stream()
                .filter(incident -> incident.getPhase() == IncidentPhase.RESOLVED
                        && OF_FEEDS.contains(incident.getCause().getCause())
                        && !isOfLate(incident))
                .forEach(incident -> cleared.add(Scopes.of(incident.getScope()), ALL_SIGNALS, now));
    }

    /** Nothing can be seen at present. */
    void unseen() {
        overSince.clear();
    }

    /** Whether in the incident some route is anomalous by itself on a signal of it. */
    boolean isStillAnomalous(Incident incident) {
        List<Leaf> within = leaves.within(Scopes.of(incident.getScope()));
        return signals(incident).stream()
                .anyMatch(signal -> within.stream().anyMatch(leaf -> leaf.isAnomalous(signal)));
    }

    /** Whether the finding is what the incident tells. */
    static boolean tells(Incident incident, Finding finding) {
        return Scopes.of(incident.getScope()).equals(finding.scope())
                && signals(incident).contains(Signal.valueOf(finding.signal().name()));
    }

    /** Whether what is found on the signal within the incident's scope is its trouble. Receipts that are late still tell. */
    static boolean explains(Incident incident, Signal signal) {
        Cause cause = incident.getCause().getCause();
        boolean isOfFeed = OF_FEEDS.contains(cause) && (signal == Signal.RECEIPT || cause != Cause.FEED_BROKEN);
        return (isOfFeed && !isOfLate(incident)) || signals(incident).contains(signal);
    }

    /** A broken feed that needed no judging is one that is late. */
    private static boolean isOfLate(Incident incident) {
        return incident.getCause().getCause() == Cause.FEED_BROKEN && incident.getRunnerUp() == null;
    }

    private static Set<Signal> signals(Incident incident) {
        return incident.getFindings().stream()
                .map(finding -> Signal.valueOf(finding.getSignal()))
                .collect(Collectors.toSet());
    }
}
