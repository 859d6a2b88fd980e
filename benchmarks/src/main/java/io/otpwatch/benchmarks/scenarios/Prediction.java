package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.detection.usual.Bound;
import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.Signal;
import io.otpwatch.simulator.Cause;
import io.otpwatch.simulator.CauseKind;
import io.otpwatch.simulator.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How soon a fault can be reported with its scope, to first order: codes sent since it began must say {@link #NATS},
 * summed over the domains that it hits, {@code Σ λ ∫₀ᵀ D(a) da}, by RECEIPT or by ENTRY, whichever is sooner. D(a) is the
 * Kullback-Leibler divergence of whether a code has arrived by age a, with the fault and without. Where sends or all of a
 * provider's reports stop, silence speaks: where so many are to be expected a second, that many nats a second. That of reports
 * is borne for {@link #FEED_SILENCE} s, so an outage in which a provider says nothing is seen then, or by entries; that of sends
 * is seen when routes have told their last, {@link #TOLD_EVERY} s. Codes under way when it begins and reported failures would tell a little sooner; they are
 * left out.
 */
final class Prediction {
    /** What a scope that is found by itself must score, and some 7 that its description costs. */
    static final double NATS = 17 + 7;

    /**
     * For so many seconds a feed may be silent, whatever its receipts say: a gateway that starts anew is no death of a
     * provider's feed. As the product has it: three times the least gap that it reckons with, and its slack, of 5 s each.
     */
    static final double FEED_SILENCE = 20;

    /** What a route has sent is told that often, seconds. */
    static final double TOLD_EVERY = 5;

    private static final String ALWAYS = "healthy";

    private final SimulatedArrivals usual;
    private final Instant start;

    /** @param start of the traffic, as countries' shares follow the day */
    Prediction(Instant start) {
        this.start = start;
        this.usual = SimulatedArrivals.of(ALWAYS, start);
    }

    /**
     * Seconds from its start, infinite if codes cannot show it.
     *
     * @param rate codes sent a second
     */
    double seconds(Fault fault, double rate) {
        String broken = fault.from(Duration.ZERO);
        Cause cause = Scenario.parse(broken).truth(start, start.plusSeconds(1)).get(0);
        Predicate<CodeSent> hit = sent -> isWithin(cause.scope(), sent);
        if (cause.kind() == CauseKind.SENDS_STOPPED) {
            return TOLD_EVERY + silence(usual.curves(Signal.RECEIPT, hit), sends -> 1, rate);
        }
        SimulatedArrivals now = SimulatedArrivals.of(broken, start);
        double silence = Math.max(
                FEED_SILENCE,
                silence(usual.curves(Signal.RECEIPT, hit), sends -> sends.within(Double.MAX_VALUE), rate));
        if (cause.kind() == CauseKind.FEED_BROKEN) {
            return silence;
        }
        if (cause.kind() == CauseKind.PROVIDER_OUTAGE) {
            return Math.min(silence, seconds(Signal.ENTRY, hit, now, rate));
        }
        return Stream.of(Signal.RECEIPT, Signal.ENTRY)
                .mapToDouble(signal -> seconds(signal, hit, now, rate))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** @param heard how much is heard of a send */
    private static double silence(Map<String, ArrivalCurve> curves, ToDoubleFunction<ArrivalCurve> heard, double rate) {
        double perSecond = curves.values().stream()
                .mapToDouble(curve -> SimulatedArrivals.perSecond(curve.sent(), rate) * heard.applyAsDouble(curve))
                .sum();
        return NATS / perSecond;
    }

    private double seconds(Signal signal, Predicate<CodeSent> hit, SimulatedArrivals now, double rate) {
        Map<String, ArrivalCurve> broken = now.curves(signal, hit);
        Map<String, ArrivalCurve> whole = usual.curves(signal, sent -> true);
        return Bound.seconds(
                age -> broken.entrySet().stream()
                        .mapToDouble(domain -> natsPerSecond(domain, whole, age, rate))
                        .sum(),
                NATS);
    }

    private static double natsPerSecond(
            Map.Entry<String, ArrivalCurve> domain, Map<String, ArrivalCurve> usual, double age, double rate) {
        ArrivalCurve now = domain.getValue();
        return Optional.ofNullable(usual.get(domain.getKey()))
                .map(whole -> SimulatedArrivals.perSecond(now.sent(), rate) * now.nats(whole, age))
                .orElse(0.0);
    }

    private static boolean isWithin(Map<String, String> scope, CodeSent sent) {
        return scope.entrySet().stream()
                .allMatch(attribute -> attribute.getValue().equals(value(attribute.getKey(), sent)));
    }

    private static String value(String attribute, CodeSent sent) {
        return switch (attribute) {
            case "channel" -> sent.getChannel().name();
            case "provider" -> sent.getProvider();
            case "country" -> sent.getCountry();
            case "domain" -> sent.getDomain();
            case "operator" -> sent.getOperator();
            case "platform" -> String.valueOf(sent.getClientPlatform());
            case "range" -> String.valueOf(sent.getNumberRange());
            default -> throw new IllegalArgumentException("no code has a " + attribute);
        };
    }
}
