package io.otpwatch.processor.score;

/**
 * What is believed of a signal: the share that arrives on a logarithmic odds scale, with how unsure that is, and how soon
 * it does. Beliefs of a parent are the prior of its children, from the channel down to the route.
 *
 * <p>A child's odds differ from its parent's by a standard deviation of {@link #BETWEEN} before it is known; m codes with
 * a share of p determine logarithmic odds to within a variance of 1 / (m p (1 − p)), so the parent's belief counts as
 * that many codes of the child (beta-binomial shrinkage).
 *
 * @param share that arrives, 0 to 1, exclusive
 * @param variance of its logarithmic odds
 * @param law how soon, the best estimate
 */
record Estimate(double share, double variance, ArrivalLaw law) {
    /** Standard deviation of logarithmic odds between siblings. */
    static final double BETWEEN = 0.3;

    /** Receipts that a parent's law counts as. */
    static final double PSEUDO_RECEIPTS = 50;

    /** A parent never counts as more codes: where nearly all arrives, one domain may still be quite another. */
    private static final double MOST_PSEUDO = 200;

    private static final double EDGE = 1e-4;

    /** What is believed of a child of which this was counted. */
    Estimate of(Arrivals counted) {
        double before = variance + BETWEEN * BETWEEN;
        double pseudo = Math.min(MOST_PSEUDO, 1 / (share * (1 - share) * before));
        double mean = (counted.arrived() + pseudo * share) / (counted.sent() + pseudo);
        double next = Math.max(EDGE, Math.min(1 - EDGE, mean));
        double codes = counted.sent() + pseudo;
        return new Estimate(next, 1 / (codes * next * (1 - next)), counted.law(law, PSEUDO_RECEIPTS));
    }

    /** What an operator says is believed; how much it varies is not said. */
    Estimate pinned(Pinned pinned) {
        double next = Math.max(EDGE, Math.min(1 - EDGE, pinned.share()));
        return new Estimate(next, 0, pinned.law(law));
    }

    /**
     * A share that the truth hardly ever falls below.
     *
     * @param spread standard deviation with which the logarithmic odds vary by themselves
     * @param sigmas by how many standard deviations
     */
    double low(double spread, double sigmas) {
        double odds = logit(share) - sigmas * Math.sqrt(variance + spread * spread);
        return 1 / (1 + Math.exp(-odds));
    }

    /** What is believed at an hour at which the logarithmic odds are different by that. */
    Estimate shifted(double offset) {
        return new Estimate(Math.max(EDGE, Math.min(1 - EDGE, shifted(share, offset))), variance, law);
    }

    /** The share whose logarithmic odds are {@code offset} more, 0 to 1. */
    static double shifted(double share, double offset) {
        return share / (share + (1 - share) * Math.exp(-offset));
    }

    static double logit(double share) {
        return Math.log(share / (1 - share));
    }
}
