package io.otpwatch.processor.score;

/**
 * What an operator has said is usual.
 *
 * @param share that arrives, above 0, at most 1
 * @param medianSeconds latency, above 0; 0: as learnt
 * @param p95Seconds its 95th percentile, above the median; 0: as learnt
 */
public record Pinned(double share, double medianSeconds, double p95Seconds) {
    /** Of the standard normal distribution. */
    private static final double Q95 = 1.6449;

    /** Log-normal with that median and 95th percentile, or {@code learnt}. */
    ArrivalLaw law(ArrivalLaw learnt) {
        if (!(medianSeconds > 0 && p95Seconds > medianSeconds)) {
            return learnt;
        }
        return ArrivalLaw.logNormal(medianSeconds, Math.log(p95Seconds / medianSeconds) / Q95);
    }
}
