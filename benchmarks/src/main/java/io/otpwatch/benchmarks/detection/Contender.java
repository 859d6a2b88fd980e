package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.detectors.SettledDetector;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.function.Function;

/**
 * A detector that takes part.
 *
 * @param name as options and figures have it
 * @param threshold where it alarms
 * @param warmUpSeconds that it needs before an incident or a measurement, ≥ the time until a code is closed
 * @param make a fresh one for a route of which that is usual
 */
record Contender(String name, Threshold threshold, int warmUpSeconds, Function<Usual, Detector> make) {

    /** How the threshold comes about. */
    enum Threshold {
        /** One false alarm in 30 days, from simulated usual times, where excursions fall by e for each nat. */
        CALIBRATED,
        /** The same; beside it the threshold that needs no simulation, which is the one of the product. */
        CALIBRATED_AND_CLOSED_FORM,
        /** One false alarm in 30 days, for a statistic whose excursions fall at a pace of their own. */
        CALIBRATED_BY_FIT,
        /** The statistic reaches 1. */
        ONE,
        /** The statistic, −ln P of a window, reaches that of one window in 30 days. */
        ONE_WINDOW_IN_30_DAYS,
        /** The detector's own, in force at the time; what it takes for usual is its own too. */
        OWN
    }

    /** One whose statistic is to be compared with {@link Alarm#threshold}. */
    Detector fresh(Usual usual) {
        Detector detector = make.apply(usual);
        return detector instanceof SettledDetector settled ? new RelativeToThreshold(settled) : detector;
    }

    boolean isCalibrated() {
        return switch (threshold) {
            case CALIBRATED, CALIBRATED_AND_CLOSED_FORM, CALIBRATED_BY_FIT -> true;
            case ONE, ONE_WINDOW_IN_30_DAYS, OWN -> false;
        };
    }

    /** With a notion of the usual of its own. */
    boolean isSettled() {
        return threshold == Threshold.OWN;
    }
}
