package io.otpwatch.benchmarks.detection.usual;

/**
 * What is usual for a route.
 *
 * @param arrivalProbability of a code, 0 < p < 1
 * @param latency of those that arrive
 * @param perSecond codes sent, > 0
 */
public record Usual(double arrivalProbability, Lognormal latency, double perSecond) {
    public static final double DAYS_PER_ALARM = 30;
    private static final double SECONDS_PER_DAY = 86_400;

    /** The probability that a code has arrived within so many seconds. */
    public double arrivedWithin(double seconds) {
        return arrivalProbability * latency.cdf(seconds);
    }

    /** Codes sent in 30 days. */
    public double sendsPerPeriod() {
        return perSecond * DAYS_PER_ALARM * SECONDS_PER_DAY;
    }

    /** Seconds of 30 days in which some code is sent, on average. */
    public double busySecondsPerPeriod() {
        return DAYS_PER_ALARM * SECONDS_PER_DAY * -StrictMath.expm1(-perSecond);
    }
}
