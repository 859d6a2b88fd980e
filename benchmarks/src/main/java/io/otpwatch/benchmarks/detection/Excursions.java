package io.otpwatch.benchmarks.detection;

import java.util.function.DoubleConsumer;

/** Cuts the way of a statistic into excursions: one ends when the statistic is below half of its peak. */
final class Excursions {
    private static final double OVER_BELOW = 0.5;

    private final DoubleConsumer peaks;
    private double peak;

    /** @param peaks takes the peak of each excursion that has ended */
    Excursions(DoubleConsumer peaks) {
        this.peaks = peaks;
    }

    void add(double statistic) {
        if (statistic > peak) {
            peak = statistic;
        } else if (statistic < OVER_BELOW * peak) {
            peaks.accept(peak);
            peak = statistic;
        }
    }

    /** Ends the last one. */
    void end() {
        if (peak > 0) {
            peaks.accept(peak);
            peak = 0;
        }
    }
}
