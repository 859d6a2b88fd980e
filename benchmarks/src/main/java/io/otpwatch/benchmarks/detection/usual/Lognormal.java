package io.otpwatch.benchmarks.detection.usual;

/**
 * A lognormal latency.
 *
 * @param medianSeconds > 0
 * @param sigma the standard deviation of its logarithm, > 0
 */
public record Lognormal(double medianSeconds, double sigma) {
    /** The probability that it is at most so many seconds. */
    public double cdf(double seconds) {
        return seconds <= 0 ? 0 : Gaussian.cdf(StrictMath.log(seconds / medianSeconds) / sigma);
    }

    /** The seconds within which it is with that probability, 0 < probability < 1. */
    public double quantile(double probability) {
        return of(Gaussian.quantile(probability));
    }

    /** The latency at so many standard deviations of its logarithm. */
    public double of(double deviations) {
        return medianSeconds * StrictMath.exp(sigma * deviations);
    }
}
