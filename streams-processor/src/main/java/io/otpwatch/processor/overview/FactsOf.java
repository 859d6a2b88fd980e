package io.otpwatch.processor.overview;

import io.otpwatch.events.BaselineState;
import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.Facts;
import io.otpwatch.processor.incident.FailureMix;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.incident.Impact;
import io.otpwatch.processor.incident.SignalFacts;
import io.otpwatch.processor.incident.SignalFacts.Latency;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** All that is known within a scope, from what was said last of its routes. */
final class FactsOf {
    private static final double TAIL = 0.025;
    private static final int MINUTE_MOMENT = 4;
    private static final double MOMENT_SECONDS = 64;
    private static final int CHALLENGES = 0;
    private static final int OPERATOR = 1;
    private static final int SENDER = 2;
    private static final int PROVIDER = 3;
    private static final int DEFERRED = 4;
    private static final int INBOX = 5;
    private static final int SPAM = 6;
    private static final int WRONG = 7;
    private static final int EXPIRED = 8;

    private final List<Leaf> leaves;
    private final int moment;

    private FactsOf(List<Leaf> leaves, int moment) {
        this.leaves = leaves;
        this.moment = moment;
    }

    /**
     * @param since start of the trouble, ms since 1970
     * @param feeds by provider
     */
    static Facts of(Leaves all, Scope scope, long since, long now, Map<String, FeedState> feeds) {
        List<Leaf> leaves = all.within(scope);
        int moment = moment(since, now);
        FactsOf facts = new FactsOf(leaves, moment);
        return facts.of(since, now, feeds);
    }

    /** The longest moment that does not lie before {@code since}; ms since 1970. */
    static int moment(long since, long now) {
        int moment = 0;
        while (moment + 1 < Evidence.MOMENTS && Evidence.since(moment + 1, now / 1000) * 1000 >= since - 2_000) {
            moment++;
        }
        return moment;
    }

    private Facts of(long since, long now, Map<String, FeedState> feeds) {
        Set<Channel> channels = leaves.stream().map(Leaf::channel).collect(Collectors.toSet());
        Set<String> providers =
                leaves.stream().map(leaf -> leaf.said().getProvider()).collect(Collectors.toSet());
        long spam = told(SPAM);
        long folders = spam + told(INBOX);
        long challenges = told(CHALLENGES);
        long usualChallenges = usuallyTold(CHALLENGES);
        double usualPerMinute = leaves.stream()
                .mapToDouble(leaf -> leaf.said().getSentPerMinute())
                .sum();
        long lastMinute = leaves.stream()
                .mapToLong(leaf -> leaf.said().getSentLastMinute())
                .sum();
        return new Facts(
                channels.size() == 1 ? channels.stream().findFirst() : Optional.empty(),
                signal(Signal.RECEIPT),
                signal(Signal.ENTRY),
                failures(),
                folders == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) spam / folders),
                challenges == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) (told(WRONG) + told(EXPIRED)) / challenges),
                usualChallenges == 0 ? 0 : (double) (usuallyTold(WRONG) + usuallyTold(EXPIRED)) / usualChallenges,
                usualPerMinute < 1 ? OptionalDouble.empty() : OptionalDouble.of(lastMinute / usualPerMinute),
                providers.size() == 1
                        ? feeds.getOrDefault(providers.iterator().next(), FeedState.UNKNOWN)
                        : FeedState.UNKNOWN,
                impact(since, now),
                baseline(),
                leaves.stream()
                        .flatMap(leaf -> leaf.said().getSampleIds().stream())
                        .distinct()
                        .limit(Facts.SAMPLES)
                        .toList());
    }

    private SignalFacts signal(Signal signal) {
        double expected = 0;
        double arrived = 0;
        double matured = 0;
        double usual = 0;
        for (Leaf leaf : leaves) {
            Optional<EvidenceFrom> said = leaf.since(signal, moment);
            double share = leaf.signal(signal).map(SignalVerdict::getUsual).orElse(0.0);
            if (said.isPresent() && share > 0) {
                expected += said.get().getExpected();
                arrived += said.get().getArrived();
                matured += said.get().getExpected() / share;
            }
        }
        usual = matured > 0 ? expected / matured : 0;
        if (matured < 1) {
            return SignalFacts.NONE;
        }
        double hits = Math.min(arrived, matured);
        BetaDistribution beta = BetaDistribution.of(hits + 0.5, matured - hits + 0.5);
        return new SignalFacts(
                hits / matured,
                beta.inverseCumulativeProbability(TAIL),
                beta.inverseSurvivalProbability(TAIL),
                usual,
                Math.round(matured),
                signal == Signal.RECEIPT ? latency(leaf -> leaf.said().getLatency()) : Latency.NONE,
                signal == Signal.RECEIPT ? latency(leaf -> leaf.said().getUsualLatency()) : Latency.NONE);
    }

    /** That of the busiest route that has one. */
    private Latency latency(Function<Leaf, LatencyVerdict> of) {
        return leaves.stream()
                .filter(leaf -> of.apply(leaf).getP50() > 0)
                .max(Comparator.comparingLong(leaf -> leaf.said().getSentLastMinute()))
                .map(of)
                .map(latency -> new Latency(latency.getP50(), latency.getP95()))
                .orElse(Latency.NONE);
    }

    private FailureMix failures() {
        double missing = 0;
        for (Leaf leaf : leaves) {
            missing += leaf.since(Signal.RECEIPT, moment)
                    .map(said -> Math.max(0, said.getExpected() - said.getArrived()))
                    .orElse(0f);
        }
        return new FailureMix(Math.round(missing), told(OPERATOR), told(SENDER), told(PROVIDER), told(DEFERRED));
    }

    private Impact impact(long since, long now) {
        double codes = lacking(Signal.RECEIPT, moment);
        double logins = Math.max(lacking(Signal.ENTRY, moment), 0);
        double recent = Math.max(lacking(Signal.ENTRY, MINUTE_MOMENT), lacking(Signal.RECEIPT, MINUTE_MOMENT));
        double perMinute = recent * 60 / MOMENT_SECONDS;
        double told = (now / 1000.0 - Evidence.since(moment, now / 1000)) / 60;
        double whole = Math.max(told, (now - since) / 60_000.0);
        double factor = told > 0 ? whole / told : 1;
        return new Impact(
                Math.round(codes * factor), Math.round(Math.max(logins, Math.min(codes, recent)) * factor), perMinute);
    }

    private double lacking(Signal signal, int from) {
        double sum = 0;
        for (Leaf leaf : leaves) {
            sum += leaf.since(signal, from)
                    .map(said -> Math.max(0, said.getExpected() - said.getArrived()))
                    .orElse(0f);
        }
        return sum;
    }

    private BaselineState baseline() {
        return leaves.stream()
                .flatMap(leaf -> leaf.said().getSignals().stream())
                .map(SignalVerdict::getBasis)
                .min(Comparator.naturalOrder())
                .orElse(BaselineState.UNKNOWN);
    }

    private long told(int index) {
        return sum(leaf -> leaf.said().getTold().get(index));
    }

    private long usuallyTold(int index) {
        return sum(leaf -> leaf.said().getUsuallyTold().get(index));
    }

    private long sum(ToLongFunction<Leaf> of) {
        return leaves.stream().mapToLong(of).sum();
    }
}
