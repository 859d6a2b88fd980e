package io.otpwatch.benchmarks.routes;

import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.overview.Localisation;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One task of the second stage with all routes, and the third stage behind it, without Kafka. */
final class RoutesBenchmark {
    private static final long START = 1_700_000_000L;
    private static final int WARM_UP = 660;
    private static final int SPREADS = 40;
    private static final double PART = 0.05;
    private static final int COLLECTIONS = 3;
    private static final Duration LAGS_FROM = Duration.ofSeconds(15);

    private final int codesPerSecond;
    private final int seconds;
    private final Steps steps;
    private final DeltaTraffic traffic;

    RoutesBenchmark(int count, int codesPerSecond, int seconds, Steps steps) {
        this.codesPerSecond = codesPerSecond;
        this.seconds = seconds;
        this.steps = steps;
        Population population = Population.of(count, codesPerSecond);
        traffic = new DeltaTraffic(population.routes(), population.perSecond(), START, 1);
    }

    @SuppressWarnings("ReachabilityFenceUsage") // only keeps it on the heap until that was measured
    RoutesReport measure() {
        long before = liveHeap();
        Stage detecting = new Stage();
        List<RoutesFigure> figures = new ArrayList<>();
        long both = play(detecting, figures);
        // What is left when the third stage is gone.
        long detection = liveHeap() - before - traffic.bytes();
        Reference.reachabilityFence(detecting);
        double routes = detecting.detection.routes();
        return new RoutesReport(
                Machine.here(List.of()),
                codesPerSecond,
                detection / routes,
                (both - before - traffic.bytes() - detection) / routes,
                figures);
    }

    /** The live heap at the end. */
    @SuppressWarnings("ReachabilityFenceUsage")
    private long play(Stage detecting, List<RoutesFigure> figures) {
        Localisation localising = new Localisation(1, IncidentSettings.DEFAULT, LAGS_FROM);
        localising.begin(DeltaTraffic.APPLICATION, traffic.now());
        play("routes begin", WARM_UP, detecting, null);
        play("warm-up", SPREADS, detecting, localising);
        figures.add(play(RoutesFigure.HEALTHY, seconds, detecting, localising));
        traffic.let(PART, named -> named.route().provider().equals(Population.BROKEN_PROVIDER));
        play("outage begins", SPREADS, detecting, localising);
        figures.add(play("outage of a provider", seconds, detecting, localising));
        long live = liveHeap();
        Reference.reachabilityFence(localising);
        return live;
    }

    private RoutesFigure play(String phase, int length, Stage detecting, @Nullable Localisation localising) {
        steps.begin(phase);
        Phase run = new Phase(detecting, localising);
        for (int second = 0; second < length; second++) {
            run.play(traffic);
            steps.progress(second, length);
        }
        return run.figure(phase, length);
    }

    private static long liveHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
