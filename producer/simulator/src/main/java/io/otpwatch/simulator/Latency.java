package io.otpwatch.simulator;

/**
 * How long codes take: a log-normal body with a Pareto tail.
 *
 * <p>With probability {@code tailShare} the latency is {@code tailFromSeconds × U^(-1/tailIndex)},
 * else {@code medianSeconds × e^(sigma × Z)}. For {@code (4, 0.6, 0.02, 20, 1)} half of the codes
 * arrive within 4 s, 99 % within about 20 s, and one in 450 takes longer than 90 s: a log-normal
 * alone has hardly any such stragglers, real networks do.
 *
 * @param medianSeconds median of the body, more than 0
 * @param sigma standard deviation of the body's logarithm, at least 0
 * @param tailShare share of codes in the tail, 0 to 1
 * @param tailFromSeconds the shortest latency of the tail, more than 0
 * @param tailIndex Pareto index, more than 0; the smaller, the heavier
 */
record Latency(double medianSeconds, double sigma, double tailShare, double tailFromSeconds, double tailIndex) {
    Latency {
        requirePositive("median", medianSeconds);
        requirePositive("tail start", tailFromSeconds);
        requirePositive("tail index", tailIndex);
        if (!(sigma >= 0)) {
            throw new IllegalArgumentException("sigma must be >= 0: " + sigma);
        }
        if (!(tailShare >= 0 && tailShare <= 1)) {
            throw new IllegalArgumentException("tail share must be 0 to 1: " + tailShare);
        }
    }

    /** In seconds. */
    double draw(Draws draws) {
        if (draws.chance(tailShare)) {
            return tailFromSeconds * StrictMath.pow(1 - draws.uniform(), -1 / tailIndex);
        }
        return medianSeconds * StrictMath.exp(sigma * draws.gaussian());
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }
}
