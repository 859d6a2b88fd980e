package io.otpwatch.benchmarks.localisation;

import io.otpwatch.processor.localise.EvidenceSince;
import io.otpwatch.processor.localise.LeafEvidence;
import io.otpwatch.processor.localise.RhoGrid;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Traffic of the last minutes as the detector sees it at their end: of each route and second, the codes sent and those that
 * have arrived by now; from them the evidence since 1, 2, 4 … {@value #SECONDS} seconds ago.
 */
final class SimulatedWindow {
    static final int SECONDS = 512;

    private static final double SUBSTEPS = 4;
    private static final double LATENCY_ERROR = .15;
    private static final double P_ERROR = .015;
    private static final double P_MAX = .99;

    private final List<SimulatedRoute> routes;
    private final double sendsPerSecond;
    private final Baseline baseline;
    private final RhoGrid grid = RhoGrid.DEFAULT;
    private final Map<NormalModel, Map<Delivery, NormalModel.Gains>> gains = new EnumMap<>(NormalModel.class);
    private final Map<Delivery, double[]> arrivals = new HashMap<>();

    /** Whether what is taken for usual is what is usual. */
    enum Baseline {
        RIGHT,
        /** Latencies off by 15 %, arrival probabilities by 0.015, one standard deviation, each route by itself. */
        OFF
    }

    SimulatedWindow(List<SimulatedRoute> routes, double sendsPerMinute, Baseline baseline) {
        this.routes = routes;
        sendsPerSecond = sendsPerMinute / 60;
        this.baseline = baseline;
    }

    /**
     * Draws a window.
     *
     * @param broken of which only {@code rho} of the usual arrives, and rho² where two of them meet
     * @param sinceS of what was sent in so many seconds
     */
    List<EvidenceSince> draw(List<Scope> broken, double rho, int sinceS, NormalModel normal, SplittableRandom random) {
        List<List<LeafEvidence>> starts = new ArrayList<>();
        for (int since = 1; since <= SECONDS; since *= 2) {
            starts.add(new ArrayList<>());
        }
        for (SimulatedRoute route : routes) {
            long times =
                    broken.stream().filter(scope -> scope.covers(route.scope())).count();
            draw(route, Math.pow(rho, times), sinceS, gains(normal, route.delivery()), random, starts);
        }
        List<EvidenceSince> evidence = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            evidence.add(new EvidenceSince(-(1L << i), starts.get(i)));
        }
        return evidence;
    }

    private void draw(
            SimulatedRoute route,
            double rho,
            int sinceS,
            NormalModel.Gains model,
            SplittableRandom random,
            List<List<LeafEvidence>> starts) {
        double[] arrived = arrived(route.delivery(), random);
        double none = Math.exp(-route.share() * sendsPerSecond);
        double[] gain = new double[grid.size()];
        long sent = 0;
        long received = 0;
        double expected = 0;
        for (int age = 0; age < SECONDS; age++) {
            int n = poisson(none, random);
            int r = binomial(n, arrived[age] * (age < sinceS ? rho : 1), random);
            sent += n;
            received += r;
            expected += n * model.expected()[age];
            for (int i = 0; n > 0 && i < gain.length; i++) {
                gain[i] += r * model.arrived()[i] + (n - r) * model.waiting()[age][i];
            }
            if (sent > 0 && Integer.bitCount(age + 1) == 1) {
                starts.get(Integer.numberOfTrailingZeros(age + 1))
                        .add(new LeafEvidence(route.scope(), gain.clone(), sent, received, expected));
            }
        }
    }

    private NormalModel.Gains gains(NormalModel normal, Delivery usual) {
        return gains.computeIfAbsent(normal, unused -> new HashMap<>())
                .computeIfAbsent(usual, unused -> normal.gains(usual, grid, SECONDS));
    }

    /** The true probability to have arrived, by age. */
    private double[] arrived(Delivery usual, SplittableRandom random) {
        if (baseline == Baseline.RIGHT) {
            return arrivals.computeIfAbsent(usual, SimulatedWindow::arrived);
        }
        double p = Math.min(P_MAX, usual.p() + P_ERROR * random.nextGaussian());
        return arrived(
                usual.slowed(Math.exp(LATENCY_ERROR * random.nextGaussian())).with(p));
    }

    private static double[] arrived(Delivery delivery) {
        double[] arrived = new double[SECONDS];
        for (int age = 0; age < SECONDS; age++) {
            for (int step = 0; step < SUBSTEPS; step++) {
                arrived[age] += delivery.p() * delivery.arrivedBy(age + (step + .5) / SUBSTEPS) / SUBSTEPS;
            }
        }
        return arrived;
    }

    /** Knuth's; for the small means of one route and second. */
    private static int poisson(double none, SplittableRandom random) {
        int n = 0;
        for (double left = random.nextDouble(); left > none; left *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    private static int binomial(int n, double p, SplittableRandom random) {
        int r = 0;
        for (int i = 0; i < n; i++) {
            r += random.nextDouble() < p ? 1 : 0;
        }
        return r;
    }
}
