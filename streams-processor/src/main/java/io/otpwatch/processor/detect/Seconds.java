package io.otpwatch.processor.detect;

import io.otpwatch.processor.correlate.Watermarks;

/** Watermarks in seconds since 1970, as the state of a route counts time. */
final class Seconds {
    /** No watermark yet. */
    static final long UNKNOWN = Watermarks.UNKNOWN;

    /** How far ahead of the watermark counts of a cohort are kept; what is further ahead is in the totals only. */
    static final int AHEAD = 600;

    private Seconds() {}

    static long of(long watermarkMs) {
        return watermarkMs == Watermarks.UNKNOWN ? UNKNOWN : Math.floorDiv(watermarkMs, 1000);
    }

    static long millis(long second) {
        return second == UNKNOWN ? Watermarks.UNKNOWN : second * 1000;
    }

    /** Whether the second lies more than {@link #AHEAD} ahead of the watermark; never while that is unknown. */
    static boolean isTooFarAhead(long second, long now) {
        return now != UNKNOWN && second > now + AHEAD;
    }
}
