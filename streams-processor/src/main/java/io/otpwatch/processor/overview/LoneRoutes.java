package io.otpwatch.processor.overview;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Routes that have been anomalous for {@link #PATIENCE} by themselves, and are in nothing that is named. The localiser goes
 * by open cohorts, those of a horizon; a route's own score is of all since trouble began, and has paid for itself by its
 * threshold. So where little is sent, or little is lost, only the route can tell.
 */
final class LoneRoutes {
    /** Of several routes that are anomalous one after the other the localiser tells by then what they have in common, ms. */
    static final long PATIENCE = 300_000;

    private static final List<Set<String>> NAMES = List.of(
            Set.of("domain"),
            Set.of("provider", "domain"),
            Set.of("sender", "domain"),
            Set.of("country", "domain"),
            Set.of("provider", "sender", "domain"));

    private final Signal signal;
    private final Footprints footprints;
    private final long now;

    LoneRoutes(Signal signal, Footprints footprints, long now) {
        this.signal = signal;
        this.footprints = footprints;
        this.now = now;
    }

    /**
     * @param named scopes that are named now
     * @param open scopes of open incidents: one of this very route tells it as long as it is anomalous
     * @param cleared where trouble has been over lately: routes say so one after the other, some of them late
     */
    List<Culprit> outside(Collection<Scope> named, Collection<Scope> open, Cleared cleared, Collection<Leaf> all) {
        List<Culprit> lone = new ArrayList<>();
        for (Leaf leaf : all) {
            Optional<SignalVerdict> said = leaf.signal(signal);
            AnomalyVerdict anomaly = said.map(SignalVerdict::getAnomaly).orElse(null);
            if (anomaly != null
                    && now - anomaly.getCalledAt() >= PATIENCE
                    && anomaly.getBeganAt() > cleared.within(leaf.scope(), signal)
                    && named.stream().noneMatch(scope -> footprints.covers(scope, leaf.scope()))
                    && open.stream().noneMatch(scope -> isWider(scope, leaf.scope()))) {
                lone.add(culprit(leaf, said.get(), anomaly));
            }
        }
        return lone;
    }

    private boolean isWider(Scope scope, Scope leaf) {
        return footprints.covers(scope, leaf) && !footprints.same(scope, leaf);
    }

    private Culprit culprit(Leaf leaf, SignalVerdict said, AnomalyVerdict anomaly) {
        EvidenceFrom all = leaf.since(signal, Long.MIN_VALUE).orElse(null);
        return new Culprit(
                shortest(leaf.scope()),
                Math.min(1, anomaly.getShare() / Math.max(0.01, said.getUsual())),
                said.getScore(),
                List.of(),
                OptionalLong.of(anomaly.getBeganAt()),
                1,
                all == null ? 0 : all.getSent(),
                all == null ? 0 : all.getArrived(),
                all == null ? 0 : all.getExpected(),
                Optional.empty());
    }

    /** The first description that holds the leaf and no other. */
    private Scope shortest(Scope leaf) {
        return NAMES.stream()
                .map(names -> new Scope(leaf.attributes().stream()
                        .filter(attribute -> names.contains(attribute.name()))
                        .toList()))
                .filter(scope -> footprints.same(scope, leaf))
                .findFirst()
                .orElse(leaf);
    }
}
