package io.otpwatch.benchmarks.detection;

import java.util.function.DoubleConsumer;

/**
 * Cuts the way of a statistic into excursions: one ends when the statistic is below half of its peak, or when it has lasted
 * for a day. Else one that never comes down, as of a detector that takes too much for usual, would be a single false alarm.
 */
final class Excursions {
    static final int LONGEST_SECONDS = 86_400;

    private static final double OVER_BELOW = 0.5;

    private final DoubleConsumer peaks;
    private double peak;
    private int seconds;

    /** @param peaks takes the peak of each excursion that has ended */
    Excursions(DoubleConsumer peaks) {
        this.peaks = peaks;
    }

    /** The statistic of the next second. */
    void add(double statistic) {
        if (statistic < OVER_BELOW * peak || seconds == LONGEST_SECONDS) {
            end();
        }
        peak = Math.max(peak, statistic);
        seconds = peak > 0 ? seconds + 1 : 0;
    }

    /** Ends the last one. */
    void end() {
        if (peak > 0) {
            peaks.accept(peak);
            peak = 0;
        }
        seconds = 0;
    }
}
