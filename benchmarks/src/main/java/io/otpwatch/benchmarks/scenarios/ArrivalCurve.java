package io.otpwatch.benchmarks.scenarios;

import java.util.Arrays;

/** What share of some codes has arrived by which age, as counted. */
final class ArrivalCurve {
    /** Added to either side, so that what was not seen is not taken for impossible. */
    private static final double HALF = 0.5;

    private final long sent;
    private final double[] seconds;

    /**
     * Of codes that were all watched for as long.
     *
     * @param seconds of those that arrived, from send to arrival
     */
    ArrivalCurve(long sent, double... seconds) {
        if (sent < seconds.length) {
            throw new IllegalArgumentException(seconds.length + " arrived of " + sent);
        }
        this.sent = sent;
        this.seconds = seconds.clone();
        Arrays.sort(this.seconds);
    }

    long sent() {
        return sent;
    }

    /** The probability that a code has arrived when it is so old, more than 0 and less than 1. */
    double within(double age) {
        int low = 0;
        int high = seconds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seconds[middle] <= age) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (low + HALF) / (sent + 2 * HALF);
    }

    /**
     * What a code of that age says on average for this curve and against the other, in nats: the Kullback-Leibler
     * divergence of whether it has arrived.
     */
    double nats(ArrivalCurve usual, double age) {
        double now = within(age);
        double usually = usual.within(age);
        return now * StrictMath.log(now / usually) + (1 - now) * StrictMath.log((1 - now) / (1 - usually));
    }
}
