package io.otpwatch.processor.overview;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.events.Incident;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.incident.Finding;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.incident.Label;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.Culprit;
import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.Hierarchy;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.Localiser;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.FalseAlarms;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Threshold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the localiser names on each signal: of what all routes say, and on ENTRY of what all client platforms say. All of
 * them are given to it each time, those that say nothing too: a scope is judged by what it holds.
 */
final class Findings {
    /** Receipts of routes, entries of routes, entries of platforms: each is looked at once a second. */
    private static final int LOOKS = 3;

    /** Of the entries that a scope lacks, the share that a platform must lack to be what is behind it. */
    private static final double MOST = 0.6;

    private static final String PLATFORM = "platform";

    private static final Hierarchy PLATFORMS = new Hierarchy(List.of(List.of(PLATFORM), List.of("channel", PLATFORM)));

    private static final long AFTERMATH = 120_000;

    private double byItself;
    private long aftermathUntil = Long.MIN_VALUE;
    private final Map<Signal, Localiser> byRoute = new EnumMap<>(Signal.class);
    private final Localiser byPlatform = new Localiser(PLATFORMS, RhoGrid.DEFAULT);

    Findings() {
        for (Signal signal : Signal.values()) {
            byRoute.put(signal, new Localiser());
        }
        allow(FalseAlarms.DEFAULT.ofScopes());
    }

    /**
     * So many false alarms are allowed in 30 days. A scope of which no route is anomalous by itself must score ln of how often
     * it is looked in that time for each of them, 17.3 nats of a quarter; the price of its description is in the score already.
     */
    void allow(double falseAlarms) {
        byItself = Math.log(LOOKS * Threshold.PERIOD_SECONDS / falseAlarms);
    }

    void clear() {
        aftermathUntil = Long.MIN_VALUE;
    }

    /**
     * @param incidents those open, whose trouble is told as long as it is named at all
     * @param exploded how many times as much as usual is sent in a scope, where sends have exploded
     * @param footprints of all leaves
     */
    List<Finding> of(
            Leaves leaves,
            Cleared cleared,
            List<Incident> incidents,
            Map<String, FeedState> feeds,
            Function<Scope, OptionalDouble> exploded,
            Footprints footprints,
            long now) {
        List<Scope> open = incidents.stream()
                .map(incident -> Scopes.of(incident.getScope()))
                .toList();
        boolean isAftermath = isAftermath(open, now);
        Look look = new Look(leaves, cleared, incidents, open, feeds, footprints, byItself, now);
        List<Finding> onPlatforms = look.named(Signal.ENTRY, byPlatform, leaves.platforms()).stream()
                .filter(finding -> finding.scope().value(PLATFORM).isPresent())
                .filter(finding -> open.contains(finding.scope()) || !isAftermath)
                .toList();
        List<Finding> findings = new ArrayList<>(look.named(Signal.RECEIPT, routes(Signal.RECEIPT), leaves.routes()));
        look.named(Signal.ENTRY, routes(Signal.ENTRY), leaves.routes()).stream()
                .map(finding -> sending(finding, exploded.apply(finding.scope())))
                .map(finding -> PumpedRanges.named(finding, leaves, open))
                .filter(finding -> onPlatforms.stream().noneMatch(platform -> isBehind(platform, finding)))
                .forEach(findings::add);
        onPlatforms.stream()
                .filter(platform -> findings.stream().noneMatch(finding -> isSideEffect(platform, finding)))
                .toList()
                .forEach(findings::add);
        for (Signal signal : Signal.values()) {
            findings.addAll(look.lone(signal, findings));
        }
        return findings;
    }

    private Localiser routes(Signal signal) {
        return Objects.requireNonNull(byRoute.get(signal));
    }

    /**
     * Whether something is wrong on routes, or was until lately: users of all platforms are there, of some more, so entries of
     * some platforms lack more than of others. Trouble of a platform that begins meanwhile is told when that is over.
     */
    private boolean isAftermath(List<Scope> open, long now) {
        if (open.stream().anyMatch(scope -> scope.value(PLATFORM).isEmpty())) {
            aftermathUntil = now + AFTERMATH;
        }
        return now < aftermathUntil;
    }

    /** Whether most of what routes lack is lacking on the platform, and it explains it better. */
    private static boolean isBehind(Finding platform, Finding routes) {
        return lacking(platform) >= MOST * lacking(routes)
                && platform.culprit().score() > routes.culprit().score();
    }

    /** Whether the platform lacks less than the routes that were named: users of some platforms are mostly there. */
    private static boolean isSideEffect(Finding platform, Finding routes) {
        return lacking(platform) < lacking(routes);
    }

    private static Finding sending(Finding finding, OptionalDouble times) {
        return times.isEmpty()
                ? finding
                : new Finding(
                        finding.signal(),
                        finding.culprit(),
                        finding.since(),
                        finding.label(),
                        finding.facts().sending(times.getAsDouble()));
    }

    private static double lacking(Finding finding) {
        return Math.max(0, finding.culprit().expected() - finding.culprit().arrived());
    }

    /** One look at all that is said. */
    private record Look(
            Leaves leaves,
            Cleared cleared,
            List<Incident> incidents,
            List<Scope> open,
            Map<String, FeedState> feeds,
            Footprints footprints,
            double byItself,
            long now) {
        /** Entries that lack on a platform lack on routes too, by no fault of theirs. */
        List<Finding> lone(Signal signal, List<Finding> named) {
            List<Scope> told = named.stream()
                    .filter(each -> isOn(signal, each))
                    .map(Finding::scope)
                    .toList();
            List<Scope> explained = incidents.stream()
                    .filter(incident -> Recovered.explains(incident, signal))
                    .map(incident -> Scopes.of(incident.getScope()))
                    .toList();
            if (signal == Signal.ENTRY
                    && Stream.concat(told.stream(), explained.stream())
                            .anyMatch(scope -> scope.value(PLATFORM).isPresent())) {
                return List.of();
            }
            return new LoneRoutes(signal, footprints, now)
                    .outside(places(told), places(explained), cleared, leaves.routes()).stream()
                            .map(culprit -> finding(signal, culprit, leaves.within(culprit.scope())))
                            .toList();
        }

        private List<Scope> places(List<Scope> scopes) {
            return scopes.stream()
                    .flatMap(scope -> leaves.placeOf(scope).stream())
                    .toList();
        }

        private static boolean isOn(Signal signal, Finding finding) {
            return finding.signal().name().equals(signal.name());
        }

        List<Finding> named(Signal signal, Localiser localiser, Collection<Leaf> all) {
            List<Finding> findings = new ArrayList<>();
            for (Culprit culprit : localiser.explainSince(evidence(signal, all))) {
                List<Leaf> within = leaves.within(culprit.scope());
                boolean tells = culprit.score() >= byItself
                        || isOfAnomalous(culprit, signal, within)
                        || open.stream().anyMatch(culprit::isKnownAs);
                if (tells) {
                    findings.add(finding(signal, culprit, within));
                }
            }
            return findings;
        }

        /** Whether most of what it lacks is lacking on routes that are anomalous by themselves. */
        private static boolean isOfAnomalous(Culprit culprit, Signal signal, List<Leaf> within) {
            long since = culprit.since().orElse(Long.MIN_VALUE) / 1000;
            double lacking = within.stream()
                    .filter(leaf -> leaf.isAnomalous(signal))
                    .flatMap(leaf -> leaf.since(signal, since).stream())
                    .mapToDouble(said -> said.getExpected() - said.getArrived())
                    .sum();
            return lacking >= (culprit.expected() - culprit.arrived()) / 2 && lacking > 0;
        }

        private List<EvidenceSince> evidence(Signal signal, Collection<Leaf> all) {
            List<List<LeafEvidence>> said = new ArrayList<>();
            for (int number = 0; number < Evidence.MOMENTS; number++) {
                said.add(new ArrayList<>(all.size()));
            }
            for (Leaf leaf : all) {
                long from = cleared.of(leaf.scope(), signal) / 1000;
                Optional<SignalVerdict> verdict = leaf.signal(signal);
                for (int number = 0; number < Evidence.MOMENTS; number++) {
                    long moment = Math.max(Evidence.moment(number, now / 1000), from);
                    said.get(number).add(leaf.evidence(verdict, moment));
                }
            }
            List<EvidenceSince> starts = new ArrayList<>();
            for (int number = 0; number < Evidence.MOMENTS; number++) {
                starts.add(new EvidenceSince(Evidence.moment(number, now / 1000) * 1000, said.get(number)));
            }
            return starts;
        }

        private Finding finding(Signal signal, Culprit culprit, List<Leaf> within) {
            long named = culprit.since().orElse(now);
            long since = Began.of(within, signal, named);
            return new Finding(
                    io.otpwatch.schemas.Signal.valueOf(signal.name()),
                    culprit,
                    since,
                    label(signal, within),
                    FactsOf.of(leaves, culprit.scope(), since, now, feeds));
        }
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
