package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.detectors.OtpwatchDefaults;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The processor as shipped, after a day of usual traffic. All of a route begin with the same day. */
final class TrainedOtpwatch {
    private static final long SEED = 20_261;

    private final Map<Usual, byte[]> trained = new ConcurrentHashMap<>();

    Detector of(Usual usual) {
        return OtpwatchDefaults.trained(usual, trained.computeIfAbsent(usual, TrainedOtpwatch::train));
    }

    private static byte[] train(Usual usual) {
        OtpwatchDefaults pupil = OtpwatchDefaults.untrained(usual);
        Draws draws = new Draws(SEED, Double.doubleToLongBits(usual.perSecond()));
        Traffic traffic = new Traffic(usual, Change.NONE, draws);
        for (long second = 0; second < OtpwatchDefaults.TRAINING_SECONDS; second++) {
            traffic.play(second, pupil);
            pupil.step(second);
        }
        return pupil.write();
    }
}
