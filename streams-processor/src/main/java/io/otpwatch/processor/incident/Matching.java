package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.processor.localise.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which incident a trouble is: first those of the same codes, then one that it has grown over or shrunk within, then one
 * that shares codes and began at about the same time, and last one that has just ended. Each incident is one trouble. They
 * must have a signal in common on which something was found; and, but for an open one of the same codes, both have begun
 * at about the same time, or the trouble began while it lasted or soon after. One that has ended is opened again for its own
 * cause only, where both are known, and never if it was accepted: what is not, is another. It has not grown into what
 * speaks of the other signal only.
 */
final class Matching {
    private static final long TOGETHER = Duration.ofMinutes(15).toMillis();
    private static final long FLIPPED = Duration.ofMinutes(5).toMillis();
    private static final double SHARED = 0.3;
    private static final Set<Cause> NOT_KNOWN = EnumSet.of(Cause.UNCLEAR, Cause.PENDING, Cause.PROVIDER_SILENT);

    private static final Comparator<Tracked> OLDEST = Comparator.<Tracked>comparingLong(
                    tracked -> tracked.incident.getOpenedAt())
            .thenComparing(tracked -> tracked.incident.getId());

    private final Situation situation;
    private final long reopenWithin;
    private final IdentityHashMap<Tracked, Candidate> matched = new IdentityHashMap<>();
    private final IdentityHashMap<Candidate, Tracked> byCandidate = new IdentityHashMap<>();

    private Matching(Situation situation, long reopenWithin) {
        this.situation = situation;
        this.reopenWithin = reopenWithin;
    }

    /** @param reopenWithin how long after its end an incident is opened again, ms */
    static Matching of(
            List<Candidate> candidates, List<Tracked> remembered, Situation situation, Duration reopenWithin) {
        Matching matching = new Matching(situation, reopenWithin.toMillis());
        List<Tracked> open = remembered.stream().filter(Tracked::isOpen).toList();
        List<Tracked> ended = remembered.stream().filter(matching::isReopenable).toList();
        matching.tier(candidates, open, matching::isSame);
        matching.tier(candidates, open, matching::isGrownOrShrunk);
        matching.tier(candidates, open, matching::isFlipped);
        matching.tier(candidates, ended, matching::isSameAgain);
        matching.tier(candidates, ended, matching::isWithinAgain);
        return matching;
    }

    Optional<Candidate> of(Tracked tracked) {
        return Optional.ofNullable(matched.get(tracked));
    }

    Optional<Tracked> of(Candidate candidate) {
        return Optional.ofNullable(byCandidate.get(candidate));
    }

    private void tier(List<Candidate> candidates, List<Tracked> incidents, Rule rule) {
        for (Candidate candidate : candidates) {
            if (!byCandidate.containsKey(candidate)) {
                incidents.stream()
                        .filter(tracked -> !matched.containsKey(tracked))
                        .filter(tracked -> sharesSignal(candidate, tracked))
                        .filter(tracked -> rule.holds(candidate, tracked))
                        .min(OLDEST)
                        .ifPresent(tracked -> {
                            matched.put(tracked, candidate);
                            byCandidate.put(candidate, tracked);
                        });
            }
        }
    }

    private boolean isReopenable(Tracked tracked) {
        return !tracked.isOpen()
                && situation.now() - tracked.endedAt() <= reopenWithin
                && !Ending.ACCEPTED.equals(tracked.incident.getEndReason());
    }

    private static boolean sharesSignal(Candidate candidate, Tracked tracked) {
        return candidate.origin().isDelivery()
                ? tracked.origin.isDelivery() && tracked.found.stream().anyMatch(candidate::speaksOf)
                : tracked.origin == candidate.origin();
    }

    private static boolean isOfItsCause(Candidate candidate, Tracked tracked) {
        Cause before = tracked.incident.getCause().getCause();
        Cause now = candidate.decide(Optional.empty()).cause().getCause();
        return before == now || NOT_KNOWN.contains(before) || NOT_KNOWN.contains(now);
    }

    /** Whether both began together, or the trouble while the incident was seen, or soon after. */
    private boolean isTimely(Candidate candidate, Tracked tracked) {
        long last = tracked.isOpen() ? tracked.seenAt : tracked.endedAt();
        boolean isContinued =
                candidate.since() >= tracked.incident.getStartedAt() && candidate.since() <= last + reopenWithin;
        return isContinued || apart(candidate, tracked) <= TOGETHER;
    }

    /** Whether they are the same codes, perhaps under another name. */
    boolean isSame(Candidate candidate, Tracked tracked) {
        Scope scope = tracked.scope();
        return candidate.isKnownAs(scope) || situation.footprints().same(candidate.scope(), scope);
    }

    private boolean isGrownOrShrunk(Candidate candidate, Tracked tracked) {
        return tracked.names().stream().anyMatch(name -> isGrownOrShrunk(candidate, tracked, name));
    }

    private boolean isGrownOrShrunk(Candidate candidate, Tracked tracked, Scope scope) {
        return (situation.footprints().covers(scope, candidate.scope()) && isTimely(candidate, tracked))
                || (situation.footprints().covers(candidate.scope(), scope)
                        && apart(candidate, tracked) <= TOGETHER
                        && tracked.signals().stream().allMatch(candidate::speaksOf));
    }

    private boolean isFlipped(Candidate candidate, Tracked tracked) {
        return apart(candidate, tracked) <= FLIPPED
                && tracked.names().stream()
                        .anyMatch(name -> situation.footprints().overlap(candidate.scope(), name) >= SHARED);
    }

    private boolean isSameAgain(Candidate candidate, Tracked tracked) {
        return isSame(candidate, tracked) && isTimely(candidate, tracked) && isOfItsCause(candidate, tracked);
    }

    private boolean isWithinAgain(Candidate candidate, Tracked tracked) {
        Scope scope = tracked.scope();
        boolean isWithin = situation.footprints().covers(scope, candidate.scope())
                || situation.footprints().covers(candidate.scope(), scope);
        return isWithin && isTimely(candidate, tracked) && isOfItsCause(candidate, tracked);
    }

    private static long apart(Candidate candidate, Tracked tracked) {
        return Math.abs(candidate.since() - tracked.incident.getStartedAt());
    }

    @FunctionalInterface
    private interface Rule {
        boolean holds(Candidate candidate, Tracked tracked);
    }
}
