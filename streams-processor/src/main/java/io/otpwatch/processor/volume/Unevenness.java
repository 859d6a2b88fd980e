package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How much traffic varies beyond chance: from one stretch of ten minutes to the next against what was expected of it, and in
 * clumps, by how much one minute differs from the minute before.
 */
final class Unevenness {
    /** A stretch's factor has at least this variance, and before anything is known the other. */
    private static final double LEAST = 0.01;

    private static final double PRIOR = 0.04;
    private static final double MOST = 1;
    private static final double PRIOR_STRETCHES = 8;

    /** A stretch in which so many are expected says half as much as one of ever so many. */
    private static final double HALF_WORTH = 10;

    /** A new stretch begins with a jump that is no clump. */
    private static final double MOST_CLUMP = 9;

    private static final double PRIOR_MINUTES = 30;

    /** What is forgotten with each stretch, or minute: half in some four days, or one. */
    private static final double STRETCH_KEPT = 1 - 1.0 / 830;

    private static final double MINUTE_KEPT = 1 - 1.0 / 2_000;

    private double excess;
    private double stretches;
    private double clumps;
    private double minutes;
    private long before = -1;

    void stretch(long sent, double expected) {
        if (expected > 0) {
            double part = expected / (expected + HALF_WORTH);
            double worth = part * part;
            double off = sent - expected;
            excess = STRETCH_KEPT * excess + worth * (off * off - expected) / (expected * expected);
            stretches = STRETCH_KEPT * stretches + worth;
        }
    }

    void minute(long sent) {
        if (before >= 0 && before + sent > 0) {
            double off = sent - before;
            clumps = MINUTE_KEPT * clumps + Math.min(MOST_CLUMP, off * off / (before + sent));
            minutes = MINUTE_KEPT * minutes + 1;
        }
        before = sent;
    }

    /** The next minute is not next to the last. */
    void skip() {
        before = -1;
    }

    /** Variance of the factor of a stretch. */
    double variance() {
        double measured = (excess + PRIOR_STRETCHES * PRIOR) / (stretches + PRIOR_STRETCHES);
        return Math.max(LEAST, Math.min(MOST, measured));
    }

    /** Variance of counts by their mean, within a stretch; at least 1. */
    double clump() {
        return Math.max(1, (clumps + PRIOR_MINUTES) / (minutes + PRIOR_MINUTES));
    }

    void write(PackedWriter out) {
        out.real(excess);
        out.real(stretches);
        out.real(clumps);
        out.real(minutes);
        out.zigzag(before);
    }

    void read(PackedReader in) {
        excess = in.real();
        stretches = in.real();
        clumps = in.real();
        minutes = in.real();
        before = in.zigzag();
    }
}
