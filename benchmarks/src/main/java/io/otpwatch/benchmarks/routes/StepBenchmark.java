package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.figures.Spread;
import io.otpwatch.events.Channel;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Steps routes that are all alike, second by second: the batch that moves the watermark on has nothing else, so what it
 * takes is the steps. First they are healthy, then half of what they send is lost.
 */
final class StepBenchmark {
    private static final long START = 1_700_000_000L;
    private static final int ROUND_SECONDS = 60;
    private static final int LEARNS = 1_500;
    /** Within this time nearly all must be anomalous: at few codes a minute some take long. */
    private static final int LONGEST = 1_200;

    private static final double ENOUGH = 0.9;
    private static final double PART = 0.5;
    private static final double MINUTE = 60;
    private static final int CODES_PER_SECOND = 600;
    private static final int MOST_ROUTES = 100;

    private final Channel channel;
    private final int rate;
    private final int rounds;
    private final int count;
    private final Stage stage = new Stage();
    private final DeltaTraffic traffic;

    StepBenchmark(Channel channel, int rate, int rounds) {
        this.channel = channel;
        this.rate = rate;
        this.rounds = rounds;
        count = (int) Math.max(1, Math.min(MOST_ROUTES, CODES_PER_SECOND * MINUTE / rate));
        List<Named> routes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String domain = "310-" + i;
            routes.add(new Named(new Route(channel, "twilio", "acme", "US", domain), "op"));
        }
        double[] perSecond = new double[count];
        Arrays.fill(perSecond, rate / MINUTE);
        traffic = new DeltaTraffic(routes, perSecond, START, rate);
    }

    /** One of each state. */
    List<StepFigure> measure() {
        play(Delivery.of(channel).horizon() + LEARNS, new CpuTime());
        StepFigure healthy = figure(StepState.HEALTHY, 0);
        traffic.let(PART, any -> true);
        for (int passed = 0; passed < LONGEST && stage.bad() < ENOUGH * count; passed += ROUND_SECONDS) {
            play(ROUND_SECONDS, new CpuTime());
        }
        StepFigure anomalous = figure(StepState.ANOMALOUS, count);
        return List.of(healthy, anomalous, StepFigure.mixed(healthy, anomalous));
    }

    private StepFigure figure(StepState state, int bad) {
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            CpuTime steps = new CpuTime();
            play(ROUND_SECONDS, steps);
            micros.add(steps.micros() / ROUND_SECONDS / count);
        }
        if (bad == 0 ? stage.bad() > 0 : stage.bad() < ENOUGH * bad) {
            throw new CannotMeasure(stage.bad() + " of " + count + " routes are anomalous where " + bad + " should be");
        }
        return new StepFigure(channel.name().toLowerCase(Locale.ROOT), rate, state, count, Spread.of(micros));
    }

    private void play(int seconds, CpuTime steps) {
        for (int second = 0; second < seconds; second++) {
            List<byte[]> batches = traffic.next();
            int last = batches.size() - 1;
            batches.subList(0, last).forEach(batch -> stage.apply(batch, traffic.now()));
            steps.time(() -> stage.apply(batches.get(last), traffic.now()));
            stage.verdicts();
            stage.renew();
            stage.keep();
        }
    }
}
