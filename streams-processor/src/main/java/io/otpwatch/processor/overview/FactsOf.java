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
import io.otpwatch.processor.score.Interval;
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

/** All that is known within a scope, from what was said last of its routes. */
final class FactsOf {
    /** What is told of the last one to two minutes is compared with what is lacking of codes sent since this moment. */
    private static final int LATELY = 5;

    /** Of fewer challenges before nothing is usual. */
    private static final int FEWEST_BEFORE = 20;

    private static final int CHALLENGES = 0;
    private static final int OPERATOR = 1;
    private static final int SENDER = 2;
    private static final int PROVIDER = 3;
    private static final int DEFERRED = 4;
    private static final int INBOX = 5;
    private static final int SPAM = 6;
    private static final int WRONG = 7;
    private static final int EXPIRED = 8;

    /** Who sends, not to whom. */
    private static final Set<String> SENDS = Set.of("provider", "sender");

    private final List<Leaf> leaves;
    /** The same codes by whomever they are sent. */
    private final List<Leaf> byAnybody;

    private final long moment;
    private final long lately;

    private FactsOf(List<Leaf> leaves, List<Leaf> byAnybody, long since, long now) {
        this.leaves = leaves;
        this.byAnybody = byAnybody;
        this.moment = moment(since, now);
        this.lately = Math.max(moment, Evidence.moment(LATELY, now / 1000));
    }

    /**
     * @param since start of the trouble, ms since 1970
     * @param now the watermark, likewise
     * @param feeds by provider
     */
    static Facts of(Leaves all, Scope scope, long since, long now, Map<String, FeedState> feeds) {
        List<Leaf> leaves = all.within(scope);
        boolean isBySome = scope.attributes().stream().anyMatch(attribute -> SENDS.contains(attribute.name()));
        List<Leaf> byAnybody = isBySome ? all.within(byAnybody(scope)) : leaves;
        return new FactsOf(leaves, byAnybody, since, now).of(since, now, feeds);
    }

    private static Scope byAnybody(Scope scope) {
        return new Scope(scope.attributes().stream()
                .filter(attribute -> !SENDS.contains(attribute.name()))
                .toList());
    }

    /** The earliest moment that does not lie before {@code since}, seconds. */
    private static long moment(long since, long now) {
        int number = 0;
        while (number + 1 < Evidence.MOMENTS && Evidence.moment(number + 1, now / 1000) >= since / 1000) {
            number++;
        }
        return Evidence.moment(number, now / 1000);
    }

    private Facts of(long since, long now, Map<String, FeedState> feeds) {
        Set<Channel> channels = leaves.stream().map(Leaf::channel).collect(Collectors.toSet());
        Set<String> providers =
                leaves.stream().map(leaf -> leaf.said().getProvider()).collect(Collectors.toSet());
        long spam = told(SPAM);
        long folders = spam + told(INBOX);
        long challenges = told(CHALLENGES);
        long usualChallenges = usuallyTold(CHALLENGES);
        SignalFacts receipt = signal(Signal.RECEIPT);
        SignalFacts entry = signal(Signal.ENTRY);
        return new Facts(
                channels.size() == 1 ? channels.stream().findFirst() : Optional.empty(),
                receipt,
                entry,
                failures(),
                folders == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) spam / folders),
                challenges == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of((double) (told(WRONG) + told(EXPIRED)) / challenges),
                usualChallenges == 0 ? 0 : (double) (usuallyTold(WRONG) + usuallyTold(EXPIRED)) / usualChallenges,
                sendsFactor(),
                providers.size() == 1
                        ? feeds.getOrDefault(providers.iterator().next(), FeedState.UNKNOWN)
                        : FeedState.UNKNOWN,
                impact(receipt, entry, (now - since) / 60_000.0),
                baseline(),
                leaves.stream()
                        .flatMap(leaf -> leaf.said().getSampleIds().stream())
                        .distinct()
                        .limit(Facts.SAMPLES)
                        .toList());
    }

    /** As of those codes that should have arrived by now. */
    private SignalFacts signal(Signal signal) {
        double expected = 0;
        double arrived = 0;
        double matured = 0;
        for (Leaf leaf : leaves) {
            Optional<EvidenceFrom> said = leaf.since(signal, moment);
            double share = leaf.signal(signal).map(SignalVerdict::getUsual).orElse(0.0);
            if (said.isPresent() && share > 0) {
                expected += said.get().getExpected();
                arrived += said.get().getArrived();
                matured += said.get().getExpected() / share;
            }
        }
        if (matured < 1) {
            return SignalFacts.NONE;
        }
        double share = Math.min(arrived, matured) / matured;
        Interval interval = Interval.of(share, matured);
        return new SignalFacts(
                share,
                interval.low(),
                interval.high(),
                expected / matured,
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
            missing += leaf.since(Signal.RECEIPT, lately)
                    .map(said -> Math.max(0, said.getExpected() - said.getArrived()))
                    .orElse(0f);
        }
        return new FailureMix(
                Math.round(missing),
                told(OPERATOR),
                told(SENDER),
                told(PROVIDER),
                told(DEFERRED),
                new FailureMix.Usual(usually(OPERATOR), usually(SENDER), usually(PROVIDER), usually(DEFERRED)));
    }

    /** Who sends for another makes it no more in all: then what is sent by anybody counts. */
    private OptionalDouble sendsFactor() {
        double usual = usualPerMinute(leaves);
        double usualByAnybody = usualPerMinute(byAnybody);
        long sentByAnybody = byAnybody.stream()
                .mapToLong(leaf -> leaf.said().getSentLastMinute())
                .sum();
        double more = sentLastMinute() - usual;
        if (usual < 1) {
            return OptionalDouble.empty();
        }
        return more > 0 && sentByAnybody - usualByAnybody < more / 2
                ? OptionalDouble.of(sentByAnybody / usualByAnybody)
                : OptionalDouble.of(sentLastMinute() / usual);
    }

    private static double usualPerMinute(List<Leaf> leaves) {
        return leaves.stream()
                .mapToDouble(leaf -> leaf.said().getSentPerMinute())
                .sum();
    }

    /**
     * At the present rate for as long as it lasts. While entries do not tell yet, as users take their time, codes that do not
     * arrive do.
     */
    private Impact impact(SignalFacts receipt, SignalFacts entry, double minutes) {
        double codes = sentLastMinute() * lost(receipt);
        double challenges = Math.min(told(CHALLENGES), sentLastMinute());
        double notEntered = challenges * lost(entry);
        double logins = notEntered > 0 || entry.isNormal() ? notEntered : codes * loginsPerCode(entry);
        return new Impact(Math.round(codes * minutes), Math.round(logins * minutes), logins);
    }

    private static double loginsPerCode(SignalFacts entry) {
        return entry.of() > 0 ? entry.usual() : 1;
    }

    private static double lost(SignalFacts signal) {
        boolean isSure = signal.of() > 0 && signal.high() < signal.usual();
        return isSure ? signal.usual() - signal.ratio() : 0;
    }

    private long sentLastMinute() {
        return sum(leaf -> leaf.said().getSentLastMinute());
    }

    private BaselineState baseline() {
        return leaves.stream()
                .flatMap(leaf -> leaf.said().getSignals().stream())
                .map(SignalVerdict::getBasis)
                .min(Comparator.naturalOrder())
                .orElse(BaselineState.UNKNOWN);
    }

    /** Of as many challenges as lately. */
    private double usually(int index) {
        double before = sum(leaf -> before(leaf, CHALLENGES));
        return before < FEWEST_BEFORE ? 0 : told(CHALLENGES) * sum(leaf -> before(leaf, index)) / before;
    }

    /** What is told lately is part of what is usually told, and not to be counted twice; but while trouble lasts. */
    private static long before(Leaf leaf, int index) {
        boolean stands = leaf.isAnomalous(Signal.RECEIPT) || leaf.isAnomalous(Signal.ENTRY);
        int lately = stands ? 0 : leaf.said().getTold().get(index);
        return Math.max(0, leaf.said().getUsuallyTold().get(index) - lately);
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
