package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;

/**
 * Receipts counted against how many were to be expected of the codes sent, without asking which code a receipt belongs to: a
 * CUSUM of Poisson counts (Lucas 1985) for each hypothesis, and the greatest of them, in nats.
 */
public final class PoissonCusum implements Detector {
    private static final double ALL_BUT = 0.999;

    private final double[] expectedAtAge;
    private final double[] expected;
    private final double[] sums = new double[Hypotheses.count()];
    private final double[] perReceipt = new double[Hypotheses.count()];
    private int received;

    public PoissonCusum(Usual usual) {
        expectedAtAge = new double[(int) Math.ceil(usual.latency().quantile(ALL_BUT))];
        for (int age = 0; age < expectedAtAge.length; age++) {
            // Sends are spread over their second.
            expectedAtAge[age] = usual.arrivedWithin(age + 0.5) - usual.arrivedWithin(age - 0.5);
        }
        expected = new double[expectedAtAge.length];
        for (int k = 0; k < sums.length; k++) {
            perReceipt[k] = StrictMath.log(Hypotheses.share(k));
        }
    }

    @Override
    public void sent(long second, int count) {
        int now = slot(second);
        int untilEnd = expected.length - now;
        for (int age = 0; age < untilEnd; age++) {
            expected[now + age] += count * expectedAtAge[age];
        }
        for (int age = untilEnd; age < expected.length; age++) {
            expected[age - untilEnd] += count * expectedAtAge[age];
        }
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        received += count;
    }

    @Override
    public double step(long second) {
        double usual = expected[slot(second)];
        expected[slot(second)] = 0;
        double greatest = 0;
        for (int k = 0; k < sums.length; k++) {
            sums[k] = Math.max(0, sums[k] + received * perReceipt[k] + usual * (1 - Hypotheses.share(k)));
            greatest = Math.max(greatest, sums[k]);
        }
        received = 0;
        return greatest;
    }

    private int slot(long second) {
        return (int) (second % expected.length);
    }
}
