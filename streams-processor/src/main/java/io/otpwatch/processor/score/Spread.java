package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How much the share that arrives varies by itself from one stretch of some minutes to the next, beyond chance: by the
 * moments of stretches with n codes of which r = np + d arrive, v = Σ(d² − np(1 − p)) / Σ n(n − 1). Of what is known
 * little, it is what it is of the parent. Held in whole numbers, so that sums are exact in whatever order.
 */
final class Spread {
    /** Standard deviation of the logarithmic odds, of routes not known. */
    static final double PRIOR = 0.2;

    /** Where nearly all arrives, a stretch of bad minutes is a huge step of the odds, and no more to be expected for that. */
    private static final double MOST = 1;

    private static final double PRIOR_PAIRS = 40_000;
    private static final double UNIT = 64;

    private long excess;
    private long pairs;

    void add(double sent, double arrived, double usual) {
        double off = arrived - sent * usual;
        excess += Math.round((off * off - sent * usual * (1 - usual)) * UNIT);
        pairs += Math.round(sent * (sent - 1) * UNIT);
    }

    void add(Spread other) {
        excess += other.excess;
        pairs += other.pairs;
    }

    void subtract(Spread other) {
        excess -= other.excess;
        pairs -= other.pairs;
    }

    void scale(double factor) {
        excess = Math.round(excess * factor);
        pairs = Math.round(pairs * factor);
    }

    /** Standard deviation of the logarithmic odds where {@code usual} arrives; {@code parent}: that of the parent. */
    double deviation(double usual, double parent) {
        double perOdds = usual * (1 - usual);
        double prior = parent * perOdds;
        double variance = (excess / UNIT + PRIOR_PAIRS * prior * prior) / (pairs / UNIT + PRIOR_PAIRS);
        return Math.min(MOST, Math.sqrt(Math.max(0, variance)) / perOdds);
    }

    void write(PackedWriter out) {
        out.zigzag(excess);
        out.zigzag(pairs);
    }

    static Spread read(PackedReader in) {
        Spread spread = new Spread();
        spread.excess = in.zigzag();
        spread.pairs = in.zigzag();
        return spread;
    }
}
