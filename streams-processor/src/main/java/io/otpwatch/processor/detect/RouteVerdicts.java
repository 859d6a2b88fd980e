package io.otpwatch.processor.detect;

import io.otpwatch.events.AnomalyVerdict;
import io.otpwatch.events.BaselineState;
import io.otpwatch.events.EvidenceFrom;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.correlate.LatencyBins;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.score.Anomaly;
import io.otpwatch.processor.score.Evidence;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.SignalWatch;
import io.otpwatch.processor.score.Terms;
import io.otpwatch.processor.score.Trials;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down what is to be localised of a route. */
final class RouteVerdicts {
    private static final Evidence EVIDENCE = new Evidence(IntStream.range(0, RhoGrid.DEFAULT.size())
            .mapToDouble(RhoGrid.DEFAULT::rho)
            .toArray());
    private static final double PER_MINUTE = 60;

    private final Trials trials = new Trials();

    RouteVerdict of(Named named, RouteWatch watch, Clocks clocks) {
        Route route = named.route();
        Detector detector = watch.detector;
        List<SignalVerdict> signals = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            if (detector.isJudged(signal, clocks)) {
                signals.add(signal(signal, watch, clocks));
            }
        }
        boolean isPlatform = Platforms.is(named);
        Signal sent = isPlatform ? Signal.ENTRY : Signal.RECEIPT;
        return new RouteVerdict(
                route.channel(),
                route.provider(),
                route.sender(),
                route.country(),
                isPlatform ? "" : route.domain(),
                named.operator(),
                isPlatform ? route.domain() : null,
                PER_MINUTE * detector.watch(sent).pace().perSecond(clocks.now()),
                watch.cohorts.sentLastMinute(),
                watch.totals.of(Total.SENT),
                counts(watch.told),
                counts(watch.usuallyTold),
                latency(watch.latency),
                latency(watch.usualLatency),
                watch.sampleIds(),
                signals);
    }

    private SignalVerdict signal(Signal signal, RouteWatch watch, Clocks clocks) {
        SignalWatch judged = watch.detector.watch(signal);
        Terms terms = judged.terms();
        long clock = watch.detector.clock(signal, clocks);
        watch.cohorts.fill(trials, signal, clock, false);
        List<EvidenceFrom> since = new ArrayList<>();
        EVIDENCE.visit(
                trials,
                terms.normal(),
                clocks.now(),
                (moment, sent, arrived, failed, expected, nats) ->
                        since.add(new EvidenceFrom(moment, sent, arrived, failed, (float) expected, floats(nats))));
        return new SignalVerdict(
                signal.name(),
                BaselineState.valueOf(terms.basis().name()),
                terms.normal().usual(),
                judged.score(),
                terms.threshold(),
                anomaly(judged.anomaly()),
                since);
    }

    private static @Nullable AnomalyVerdict anomaly(@Nullable Anomaly anomaly) {
        return anomaly == null
                ? null
                : new AnomalyVerdict(
                        Seconds.millis(anomaly.called()),
                        Seconds.millis(anomaly.began()),
                        anomaly.label().name(),
                        anomaly.present().share(),
                        anomaly.present().low(),
                        anomaly.present().high());
    }

    private static LatencyVerdict latency(LatencyHistory history) {
        LatencyBins bins = history.bins();
        return new LatencyVerdict(bins.quantileMs(0.5), bins.quantileMs(0.95));
    }

    private static List<Integer> counts(ToldHistory history) {
        return Arrays.stream(Told.values())
                .map(told -> Math.toIntExact(history.count(told)))
                .toList();
    }

    private static List<Float> floats(double[] nats) {
        List<Float> floats = new ArrayList<>(nats.length);
        for (double each : nats) {
            floats.add((float) each);
        }
        return floats;
    }
}
