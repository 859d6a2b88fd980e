package io.otpwatch.processor.incident;

import java.util.OptionalDouble;

/**
 * How a signal is in a scope. All zero: nothing is known of it.
 *
 * @param ratio share that arrives, 0 to 1, of those old enough to tell; of codes for RECEIPT, of challenges for ENTRY
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param usual the usual share, 0 to 1
 * @param of how many codes or challenges the ratio is of; 0: nothing is known
 * @param latency of what arrives
 * @param usualLatency of what usually arrives
 */
public record SignalFacts(
        double ratio, double low, double high, double usual, long of, Latency latency, Latency usualLatency) {
    public static final SignalFacts NONE = new SignalFacts(0, 0, 0, 0, 0, Latency.NONE, Latency.NONE);

    private static final double DOWN = 0.85; // the mildest loss that is looked for
    private static final double MOSTLY_GONE = 0.5;
    private static final double NORMAL_LOW = 0.6;
    private static final double LATE = 2;

    /** Median and 95th percentile, ms; 0: not known. */
    public record Latency(long p50, long p95) {
        public static final Latency NONE = new Latency(0, 0);
    }

    /** Share of the usual that arrives; empty: nothing is known. */
    public OptionalDouble rho() {
        return of == 0 || usual <= 0 ? OptionalDouble.empty() : OptionalDouble.of(ratio / usual);
    }

    /** Surely less than usual: all of the interval is below 85 % of the usual. */
    public boolean isDown() {
        return of > 0 && usual > 0 && high < DOWN * usual;
    }

    /** Surely less than half of the usual. */
    boolean isMostlyGone() {
        return of > 0 && usual > 0 && high < MOSTLY_GONE * usual;
    }

    /** As usual as far as can be told: the best guess is above 85 % of the usual, and far less is not possible. */
    public boolean isNormal() {
        return of > 0 && usual > 0 && ratio >= DOWN * usual && low >= NORMAL_LOW * usual;
    }

    /** What arrives takes at least twice as long as usual, in the median. */
    public boolean isLate() {
        return usualLatency.p50() > 0 && latency.p50() >= LATE * usualLatency.p50();
    }
}
