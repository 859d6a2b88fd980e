package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.Contender.Threshold;
import io.otpwatch.benchmarks.detection.detectors.BurnRate;
import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.detectors.ExactScore;
import io.otpwatch.benchmarks.detection.detectors.PoissonCusum;
import io.otpwatch.benchmarks.detection.detectors.TimeoutCusum;
import io.otpwatch.benchmarks.detection.detectors.TumblingWindows;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.List;
import java.util.function.Function;

/** All that take part, in the order of the table. */
final class Contenders {
    static final String OTPWATCH = "otpwatch";
    static final String PROTOTYPE = "prototype";

    private static final double MUST_ARRIVE = 0.8;
    private static final int WARM_UP_SECONDS = 3_600;

    private Contenders() {}

    static List<Contender> all() {
        return List.of(
                known("windows-80", Threshold.ONE, usual -> TumblingWindows.below(MUST_ARRIVE)),
                known(
                        "windows-binomial",
                        Threshold.ONE_WINDOW_IN_30_DAYS,
                        usual -> TumblingWindows.binomial(usual.arrivalProbability())),
                new Contender(
                        "burn-rate",
                        Threshold.CALIBRATED_BY_FIT,
                        WARM_UP_SECONDS + BurnRate.LONGEST_WINDOW_SECONDS,
                        BurnRate::new),
                known("cusum-60", Threshold.CALIBRATED, usual -> new TimeoutCusum(usual, 60)),
                known("cusum-20", Threshold.CALIBRATED, usual -> new TimeoutCusum(usual, 20)),
                known("cusum-poisson", Threshold.CALIBRATED_BY_FIT, PoissonCusum::new),
                known(PROTOTYPE, Threshold.CALIBRATED_AND_CLOSED_FORM, ExactScore::new));
    }

    private static Contender known(String name, Threshold threshold, Function<Usual, Detector> make) {
        return new Contender(name, threshold, WARM_UP_SECONDS, make);
    }
}
