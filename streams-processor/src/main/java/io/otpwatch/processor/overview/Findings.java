package io.otpwatch.processor.overview;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.incident.Label;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.Localiser;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the localiser names on each signal, of what all routes say. */
final class Findings {
    /**
     * A scope of which no route is anomalous by itself must score so many nats: ln of the seconds of 30 days, and what
     * half of one false alarm costs, the price of the description being in the score already.
     */
    private static final double BY_ITSELF = 17;

    private static final long ABOUT = 120_000;

    private final Map<Signal, Localiser> localisers = new EnumMap<>(Signal.class);

    Findings() {
        for (Signal signal : Signal.values()) {
            localisers.put(signal, new Localiser());
        }
    }

    /** {@code open}: scopes of open incidents, whose trouble is told as long as it is named at all. */
    List<Finding> of(Leaves leaves, Cleared cleared, List<Scope> open, Map<String, FeedState> feeds, long now) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<Signal, Localiser> localiser : localisers.entrySet()) {
            Signal signal = localiser.getKey();
            for (Culprit culprit : localiser.getValue().explainSince(evidence(signal, leaves, cleared, now))) {
                List<Leaf> within = leaves.within(culprit.scope());
                boolean tells = culprit.score() >= BY_ITSELF
                        || within.stream().anyMatch(leaf -> leaf.isAnomalous(signal))
                        || open.stream().anyMatch(culprit::isKnownAs);
                if (tells) {
                    findings.add(finding(signal, culprit, within, leaves, feeds, now));
                }
            }
        }
        return findings;
    }

    private static List<EvidenceSince> evidence(Signal signal, Leaves leaves, Cleared cleared, long now) {
        List<EvidenceSince> starts = new ArrayList<>();
        for (int moment = 0; moment < Evidence.MOMENTS; moment++) {
            List<LeafEvidence> said = new ArrayList<>();
            for (Leaf leaf : leaves.all()) {
                int within = within(moment, cleared.of(leaf.scope()), now);
                if (within >= 0) {
                    leaf.evidence(signal, within).ifPresent(said::add);
                }
            }
            starts.add(new EvidenceSince(Evidence.since(moment, now / 1000) * 1000, said));
        }
        return starts;
    }

    /** The longest moment up to this one that does not reach back before {@code cleared}; −1 if there is none. */
    private static int within(int moment, long cleared, long now) {
        int within = moment;
        while (within >= 0 && Evidence.since(within, now / 1000) * 1000 < cleared) {
            within--;
        }
        return within;
    }

    private static Finding finding(
            Signal signal, Culprit culprit, List<Leaf> within, Leaves leaves, Map<String, FeedState> feeds, long now) {
        long named = culprit.since().orElse(now);
        long since = within.stream()
                .flatMap(leaf -> anomaly(leaf, signal).stream())
                .mapToLong(AnomalyVerdict::getBeganAt)
                .filter(began -> began >= named - ABOUT)
                .min()
                .orElse(named);
        return new Finding(
                io.otpwatch.schemas.Signal.valueOf(signal.name()),
                culprit,
                since,
                label(signal, within),
                FactsOf.of(leaves, culprit.scope(), since, now, feeds));
    }

    /** What most of the routes say by their volume. */
    private static Label label(Signal signal, List<Leaf> within) {
        Map<Label, Double> votes = new EnumMap<>(Label.class);
        for (Leaf leaf : within) {
            anomaly(leaf, signal)
                    .ifPresent(anomaly -> votes.merge(
                            Label.valueOf(anomaly.getLabel()), leaf.said().getSentPerMinute(), Double::sum));
        }
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(Label.PENDING);
    }

    private static Optional<AnomalyVerdict> anomaly(Leaf leaf, Signal signal) {
        return leaf.signal(signal).flatMap(said -> Optional.ofNullable(said.getAnomaly()));
    }
}
