package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Which incident a trouble is: first those of the same codes, then one that it has grown over or shrunk within, then one
 * that shares codes and began at about the same time, and last one that has just ended. Each incident is one trouble. It
 * has not grown into what speaks of the other signal only.
 */
final class Matching {
    private static final long TOGETHER = Duration.ofMinutes(15).toMillis();
    private static final long FLIPPED = Duration.ofMinutes(5).toMillis();
    private static final double SHARED = 0.3;

    private static final Comparator<Tracked> OLDEST = Comparator.<Tracked>comparingLong(
                    tracked -> tracked.incident.getOpenedAt())
            .thenComparing(tracked -> tracked.incident.getId());

    private final Footprints footprints;
    private final IdentityHashMap<Tracked, Candidate> matched = new IdentityHashMap<>();
    private final IdentityHashMap<Candidate, Tracked> byCandidate = new IdentityHashMap<>();

    private Matching(Footprints footprints) {
        this.footprints = footprints;
    }

    /** @param reopenable of those that have ended, those that may be opened again */
    static Matching of(
            List<Candidate> candidates, List<Tracked> open, List<Tracked> reopenable, Footprints footprints) {
        Matching matching = new Matching(footprints);
        matching.tier(candidates, open, matching::isSame);
        matching.tier(candidates, open, matching::isGrownOrShrunk);
        matching.tier(candidates, open, matching::isFlipped);
        matching.tier(candidates, reopenable, matching::isSame);
        matching.tier(candidates, reopenable, matching::isWithin);
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
                        .filter(tracked -> tracked.origin.isLike(candidate.origin()))
                        .filter(tracked -> rule.holds(candidate, tracked))
                        .min(OLDEST)
                        .ifPresent(tracked -> {
                            matched.put(tracked, candidate);
                            byCandidate.put(candidate, tracked);
                        });
            }
        }
    }

    /** Whether they are the same codes, perhaps under another name. */
    boolean isSame(Candidate candidate, Tracked tracked) {
        Scope scope = tracked.scope();
        return candidate.isKnownAs(scope) || footprints.same(candidate.scope(), scope);
    }

    private boolean isGrownOrShrunk(Candidate candidate, Tracked tracked) {
        Scope scope = tracked.scope();
        return footprints.covers(scope, candidate.scope())
                || (footprints.covers(candidate.scope(), scope)
                        && apart(candidate, tracked) <= TOGETHER
                        && tracked.signals().stream().allMatch(candidate::speaksOf));
    }

    private boolean isFlipped(Candidate candidate, Tracked tracked) {
        return apart(candidate, tracked) <= FLIPPED && footprints.overlap(candidate.scope(), tracked.scope()) >= SHARED;
    }

    private boolean isWithin(Candidate candidate, Tracked tracked) {
        Scope scope = tracked.scope();
        return footprints.covers(scope, candidate.scope()) || footprints.covers(candidate.scope(), scope);
    }

    private static long apart(Candidate candidate, Tracked tracked) {
        return Math.abs(candidate.since() - tracked.incident.getStartedAt());
    }

    @FunctionalInterface
    private interface Rule {
        boolean holds(Candidate candidate, Tracked tracked);
    }
}
