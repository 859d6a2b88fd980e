package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What becomes of an open incident that a step does not show. */
final class Ending {
    static final String ACCEPTED = "accepted";
    static final String RECOVERED = "recovered";
    static final String UNSEEN = "unseen";

    /** How long what a state alone tells must be over, so that its end is not told and taken back within seconds. */
    private static final long OVER = Duration.ofSeconds(10).toMillis();

    /** How long after a change of the wider incident others are taken for part of it. */
    private static final long TAKES_OVER = Duration.ofMinutes(2).toMillis();

    /** When trouble began is known as exactly as that. */
    private static final long BEFORE_FEED = Duration.ofMinutes(1).toMillis();

    /** How long it must not have been named by itself, so that one step without its name does not end it. */
    static final long NOT_NAMED = Duration.ofSeconds(10).toMillis();

    private final Situation situation;
    private final IncidentSettings settings;
    private final List<Tracked> shown;

    /** @param shown open incidents that the step shows */
    Ending(Situation situation, IncidentSettings settings, List<Tracked> shown) {
        this.situation = situation;
        this.settings = settings;
        this.shown = shown;
    }

    /** What is to be done. */
    sealed interface Fate {
        /** It stays as it is. */
        record Stays() implements Fate {}

        /** It stays, as it cannot be seen now; its time does not run. */
        record Hidden() implements Fate {}

        /** It is as usual again, and not yet for long enough. */
        record Recovering() implements Fate {}

        record Over(String reason) implements Fate {}

        record Folded(Tracked into) implements Fate {}
    }

    Fate of(Tracked tracked) {
        return switch (tracked.origin) {
            case MONITOR -> situation.monitor().isLagging() ? new Fate.Stays() : recovering(tracked);
            case SENDS -> situation.monitor().isLagging() ? new Fate.Hidden() : sends(tracked);
            case CULPRIT, FEED -> situation.monitor().isLagging() ? new Fate.Hidden() : delivery(tracked);
        };
    }

    private Fate sends(Tracked tracked) {
        return isAccepted(tracked) ? new Fate.Over(ACCEPTED) : recovering(tracked);
    }

    private Fate recovering(Tracked tracked) {
        return tracked.recovered.lasts(situation.now(), OVER) ? new Fate.Over(RECOVERED) : new Fate.Recovering();
    }

    private boolean isAccepted(Tracked tracked) {
        return NewNormal.accepts(situation, tracked.scope(), tracked.incident.getStartedAt());
    }

    /**
     * Whether an open incident that is still seen is accepted: the start of what is seen is that of its evidence, which goes
     * back by a horizon only.
     */
    boolean isAccepted(Tracked tracked, Candidate seen) {
        return tracked.origin != Origin.MONITOR
                && isAccepted(tracked)
                && NewNormal.accepts(situation, seen.scope(), tracked.incident.getStartedAt());
    }

    private Fate delivery(Tracked tracked) {
        Scope scope = tracked.scope();
        if (isAccepted(tracked)) {
            return new Fate.Over(ACCEPTED);
        }
        if (tracked.origin == Origin.FEED && feed(scope) == FeedState.FED) {
            return recovering(tracked);
        }
        if (tracked.origin == Origin.CULPRIT && situation.recovered().contains(scope)) {
            return new Fate.Over(RECOVERED);
        }
        Optional<Tracked> wider = shown.stream()
                .filter(other -> other != tracked && other.origin.isDelivery())
                .filter(other -> situation.footprints().covers(other.scope(), scope))
                .filter(other -> isExplained(tracked, other))
                .min(Comparator.<Tracked>comparingLong(other -> other.incident.getOpenedAt())
                        .thenComparing(other -> other.incident.getId()));
        if (wider.isPresent()) {
            Tracked into = wider.get();
            boolean isSilent = into.origin == Origin.FEED && feed(into.scope()) != FeedState.LATE;
            boolean patient = isSilent || situation.now() - tracked.seenAt >= NOT_NAMED;
            boolean isIts = situation.now() - into.incident.getChangedAt() <= TAKES_OVER
                    || situation.footprints().same(into.scope(), scope);
            if (patient && isIts && beganWith(tracked, into)) {
                return new Fate.Folded(into);
            }
            if (isSilent) {
                return new Fate.Hidden();
            }
        }
        boolean unseen =
                situation.now() - tracked.seenAt >= settings.unseenAfter().toMillis()
                        && !situation.isAnomalous().test(tracked.incident);
        return unseen ? new Fate.Over(UNSEEN) : new Fate.Stays();
    }

    /** Trouble that was there before receipts stopped is none of the feed's; it cannot be seen while they are. */
    private static boolean beganWith(Tracked tracked, Tracked wider) {
        return wider.origin != Origin.FEED
                || tracked.incident.getStartedAt() >= wider.incident.getStartedAt() - BEFORE_FEED;
    }

    /** Whether what was found on its signals may be part of the wider one. */
    private static boolean isExplained(Tracked tracked, Tracked wider) {
        boolean isFeedOnly = wider.incident.getCause().getCause() == Cause.FEED_BROKEN;
        return wider.origin == Origin.FEED
                ? !isFeedOnly || !tracked.signals().contains(Signal.ENTRY)
                : wider.signals().containsAll(tracked.signals());
    }

    private FeedState feed(Scope scope) {
        return situation.feeds().stream()
                .filter(feed -> scope.value("provider").equals(Optional.of(feed.provider())))
                .map(FeedStatus::state)
                .findFirst()
                .orElse(FeedState.UNKNOWN);
    }
}
