package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;

/**
 * A code that did not arrive within a time-out has failed; a CUSUM of Bernoulli trials (Reynolds and Stoumbos 1999) for each
 * hypothesis, and the greatest of them, in nats. A code speaks when it reaches the time-out, whether it arrived or not.
 */
public final class TimeoutCusum implements Detector {
    private final DecidedCodes codes;
    private final double[] whenInTime = new double[Hypotheses.count()];
    private final double[] whenLate = new double[Hypotheses.count()];
    private final double[] sums = new double[Hypotheses.count()];
    private double greatest;

    /** @param timeoutSeconds ≥ 1 */
    public TimeoutCusum(Usual usual, int timeoutSeconds) {
        codes = new DecidedCodes(timeoutSeconds);
        double inTime = usual.arrivedWithin(timeoutSeconds);
        for (int k = 0; k < sums.length; k++) {
            whenInTime[k] = StrictMath.log(Hypotheses.share(k));
            whenLate[k] = StrictMath.log1p(-Hypotheses.share(k) * inTime) - StrictMath.log1p(-inTime);
        }
    }

    @Override
    public void sent(long second, int count) {
        codes.sent(second, count);
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        codes.received(sentSecond, latencySeconds, count);
    }

    @Override
    public double step(long second) {
        int decided = codes.decided(second);
        if (decided > 0) {
            int inTime = codes.inTime(second);
            greatest = 0;
            for (int k = 0; k < sums.length; k++) {
                sums[k] = Math.max(0, sums[k] + inTime * whenInTime[k] + (decided - inTime) * whenLate[k]);
                greatest = Math.max(greatest, sums[k]);
            }
            codes.forget(second);
        }
        return greatest;
    }
}
