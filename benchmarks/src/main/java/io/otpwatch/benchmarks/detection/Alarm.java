package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.ArrayList;
import java.util.List;

/**
 * A threshold of a detector's statistic.
 *
 * @param setting that it is part of
 */
record Alarm(Setting setting, double threshold) {
    private static final double WINDOWS_IN_30_DAYS = 8_640;
    private static final double CUSUMS = 8;

    /** Those of a detector that is not calibrated. */
    static List<Alarm> fixed(Contender contender) {
        return switch (contender.threshold()) {
            case ONE -> List.of(new Alarm(Setting.KNOWN, 1));
            case ONE_WINDOW_IN_30_DAYS -> List.of(new Alarm(Setting.KNOWN, StrictMath.log(WINDOWS_IN_30_DAYS)));
            case OWN -> List.of(new Alarm(Setting.DEFAULTS, 1));
            case CALIBRATED, CALIBRATED_AND_CLOSED_FORM, CALIBRATED_BY_FIT ->
                throw new IllegalArgumentException(contender.name() + " needs usual times");
        };
    }

    /** Those of a detector that had these excursions in so many days of usual times. */
    static List<Alarm> calibrated(Contender contender, Usual usual, HighestPeaks peaks, double days) {
        HighestPeaks.Tail tail = contender.threshold() == Contender.Threshold.CALIBRATED_BY_FIT
                ? HighestPeaks.Tail.FITTED
                : HighestPeaks.Tail.UNIT;
        List<Alarm> alarms = new ArrayList<>();
        alarms.add(new Alarm(Setting.KNOWN, peaks.threshold(days, tail)));
        if (contender.threshold() == Contender.Threshold.CALIBRATED_AND_CLOSED_FORM) {
            alarms.add(new Alarm(Setting.CLOSED_FORM, StrictMath.log(usual.busySecondsPerPeriod() * CUSUMS)));
        }
        return alarms;
    }
}
