package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How much the share that arrives varies by itself from one stretch of some minutes to the next, beyond chance: by the
 * moments of stretches with n codes of which r arrive where p is usual, v = Σ w ((r/n − p)² − p(1 − p)/n) / Σ w. The
 * weight of a stretch is what it tells of v, w = 1 / (1 + p(1 − p) / nV)², V being the variance of routes not known: of however
 * many codes it is, it is one draw of the share, so a busy route is not known sooner than it has varied. Of what is known
 * little, it is what it is of the parent. Held in whole numbers, so that sums are exact in whatever order.
 */
final class Spread {
    /** Standard deviation of the logarithmic odds, of routes not known. */
    static final double PRIOR = 0.2;

    /** Where nearly all arrives, a stretch of bad minutes is a huge step of the odds, and no more to be expected for that. */
    private static final double MOST = 1;

    /** What is said of the parent counts as so many stretches. */
    private static final double PRIOR_STRETCHES = 5;

    private static final double UNIT = 1L << 30;

    /** Weighted sums, in units of 2^-30: of the variances of stretches, and of their weights. */
    private long excess;

    private long weight;

    void add(double sent, double arrived, double usual) {
        if (sent <= 0) {
            return;
        }
        double off = arrived / sent - usual;
        double perOdds = usual * (1 - usual);
        double byChance = perOdds / sent;
        double ratio = 1 + byChance / Math.max(Double.MIN_NORMAL, PRIOR * PRIOR * perOdds * perOdds);
        double tells = 1 / (ratio * ratio);
        excess += Math.round((off * off - byChance) * tells * UNIT);
        weight += Math.round(tells * UNIT);
    }

    void add(Spread other) {
        excess += other.excess;
        weight += other.weight;
    }

    void subtract(Spread other) {
        excess -= other.excess;
        weight -= other.weight;
    }

    void scale(double factor) {
        excess = Math.round(excess * factor);
        weight = Math.round(weight * factor);
    }

    /** Standard deviation of the logarithmic odds where {@code usual} arrives; {@code parent}: that of the parent. */
    double deviation(double usual, double parent) {
        double perOdds = usual * (1 - usual);
        double prior = parent * perOdds;
        double variance = (excess / UNIT + PRIOR_STRETCHES * prior * prior) / (weight / UNIT + PRIOR_STRETCHES);
        return Math.min(MOST, Math.sqrt(Math.max(0, variance)) / perOdds);
    }

    void write(PackedWriter out) {
        out.zigzag(excess);
        out.zigzag(weight);
    }

    static Spread read(PackedReader in) {
        Spread spread = new Spread();
        spread.excess = in.zigzag();
        spread.weight = in.zigzag();
        return spread;
    }
}
