package io.otpwatch.benchmarks.routes;

import io.otpwatch.events.Channel;
import java.util.SplittableRandom;

/**
 * What becomes of the codes of a channel as usual.
 *
 * @param received share of which a receipt comes
 * @param entered share that is entered
 * @param receiptMedian seconds, log-normal
 * @param receiptSigma of its logarithm
 * @param entryMedian seconds, log-normal
 * @param deadline seconds
 * @param horizon seconds
 */
record Delivery(
        double received,
        double entered,
        double receiptMedian,
        double receiptSigma,
        double entryMedian,
        int deadline,
        int horizon) {
    private static final Delivery SMS = new Delivery(0.93, 0.70, 6, 1.0, 25, 60, 600);
    private static final Delivery EMAIL = new Delivery(0.93, 0.65, 15, 1.5, 40, 120, 1_800);
    private static final double ENTRY_SIGMA = 0.9;

    static Delivery of(Channel channel) {
        return channel == Channel.SMS ? SMS : EMAIL;
    }

    /** Seconds until the receipt. */
    double receipt(SplittableRandom random) {
        return receiptMedian * Math.exp(receiptSigma * gaussian(random));
    }

    /** Seconds until it is entered. */
    double entry(SplittableRandom random) {
        return entryMedian * Math.exp(ENTRY_SIGMA * gaussian(random));
    }

    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
