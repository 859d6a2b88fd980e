package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.detectors.SettledDetector;
import io.otpwatch.benchmarks.detection.usual.Bound;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.Arrays;
import java.util.List;

/**
 * One incident before one detector.
 *
 * @param delays seconds from the change to each alarm, in their order; infinite where it did not come within two weeks
 * @param bound the least seconds that are possible, on average, with what the detector takes for usual; NaN if it is told
 */
record Trial(List<Double> delays, double bound) {
    private static final double PHASE_SECONDS = 300;
    private static final double GIVEN_UP_SECONDS = 14 * 86_400;

    /** @param draws of which nothing else is taken */
    static Trial of(Contender contender, Incident incident, List<Alarm> alarms, Draws draws) {
        Usual usual = incident.usual();
        Detector detector = contender.fresh(usual);
        // Any moment of a window of five minutes.
        double at = contender.warmUpSeconds() + PHASE_SECONDS * draws.uniform();
        Traffic traffic = new Traffic(usual, new Change(incident.type(), at, incident.p()), draws);
        long second = 0;
        for (; second + 1 <= at; second++) {
            traffic.play(second, detector);
            detector.step(second);
        }
        double bound = bound(detector, incident, usual);
        double[] delays = new double[alarms.size()];
        Arrays.fill(delays, Double.POSITIVE_INFINITY);
        int missing = delays.length;
        for (; missing > 0 && second < at + GIVEN_UP_SECONDS; second++) {
            traffic.play(second, detector);
            double statistic = detector.step(second);
            for (int i = 0; i < delays.length; i++) {
                if (delays[i] == Double.POSITIVE_INFINITY
                        && statistic >= alarms.get(i).threshold()) {
                    delays[i] = second + 1 - at;
                    missing--;
                }
            }
        }
        return new Trial(Arrays.stream(delays).boxed().toList(), bound);
    }

    private static double bound(Detector detector, Incident incident, Usual usual) {
        return detector instanceof RelativeToThreshold relative
                ? incident.seconds(bound(relative.settled(), usual))
                : Double.NaN;
    }

    private static Bound bound(SettledDetector settled, Usual usual) {
        return new Bound(usual.perSecond(), settled.pLow(), settled::cdf, settled.threshold());
    }
}
