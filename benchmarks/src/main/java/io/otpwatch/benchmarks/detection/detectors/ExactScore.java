package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;

/**
 * The detector of otpwatch in its exact form, against which the real one is held: a cell for each second in which something
 * was sent, never merged, and the probability of arrival and the latency known.
 *
 * <p>An outstanding code of age a says {@code g(a) = ln((1 − ρqF(a)) / (1 − qF(a)))} for the hypothesis that only the share ρ
 * of the usual q still arrives, a received one {@code ln ρ}. Two CUSUMs for each hypothesis: over the codes sent since some
 * second (the change is in what is sent), and over time (receipts stop coming, of all codes at once). The statistic is the
 * greatest of all, in nats.
 */
public final class ExactScore implements Detector {
    private static final double Q_MOST = 0.97;
    private static final double CLOSED_WHEN_ARRIVED = 0.999;
    private static final double MIDDLE_OF_SECOND = 0.5;
    private static final double CLOSED_SUM_MOST = 1e6;

    private final int horizon;
    private final double[][] outstanding = new double[Hypotheses.count()][];
    private final double[] received = new double[Hypotheses.count()];
    private final double[] closedCusum = new double[Hypotheses.count()];
    private final double[] closedSum = new double[Hypotheses.count()];
    private final double[] calendarCusum = new double[Hypotheses.count()];
    private final double[] calendarBefore = new double[Hypotheses.count()];

    // A ring of the cells that are open, from the oldest at first to the newest before end.
    private final long[] seconds;
    private final int[] sentCounts;
    private final int[] receivedCounts;
    private final int mask;
    private int first;
    private int end;

    public ExactScore(Usual usual) {
        horizon = (int) Math.ceil(usual.latency().quantile(CLOSED_WHEN_ARRIVED));
        double q = Math.min(Q_MOST, usual.arrivalProbability());
        for (int k = 0; k < Hypotheses.count(); k++) {
            received[k] = StrictMath.log(Hypotheses.share(k));
            outstanding[k] = new double[horizon + 1];
            for (int age = 0; age <= horizon; age++) {
                double arrived = q * usual.latency().cdf(age + MIDDLE_OF_SECOND);
                outstanding[k][age] = StrictMath.log1p(-Hypotheses.share(k) * arrived) - StrictMath.log1p(-arrived);
            }
        }
        int size = Integer.highestOneBit(horizon + 1) * 2;
        mask = size - 1;
        seconds = new long[size];
        sentCounts = new int[size];
        receivedCounts = new int[size];
    }

    @Override
    public void sent(long second, int count) {
        int slot = end++ & mask;
        seconds[slot] = second;
        sentCounts[slot] = count;
        receivedCounts[slot] = 0;
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        int low = first;
        int high = end - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long at = seconds[middle & mask];
            if (at == sentSecond) {
                receivedCounts[middle & mask] += count;
                return;
            }
            if (at < sentSecond) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
    }

    @Override
    public double step(long second) {
        while (first < end && second - seconds[first & mask] >= horizon) {
            close(first++ & mask);
        }
        double greatest = 0;
        for (int k = 0; k < Hypotheses.count(); k++) {
            greatest = Math.max(greatest, step(second, k));
        }
        return greatest;
    }

    private double step(long second, int k) {
        double[] whenOutstanding = outstanding[k];
        double whenReceived = received[k];
        double sum = 0;
        double most = 0;
        for (int i = end - 1; i >= first; i--) {
            int slot = i & mask;
            int arrived = receivedCounts[slot];
            int age = (int) (second - seconds[slot]);
            sum += arrived * whenReceived + (sentCounts[slot] - arrived) * whenOutstanding[age];
            most = Math.max(most, sum);
        }
        double bySends = Math.max(most, sum + closedCusum[k]);
        double total = sum + closedSum[k];
        calendarCusum[k] = Math.max(0, calendarCusum[k] + total - calendarBefore[k]);
        calendarBefore[k] = total;
        return Math.max(bySends, calendarCusum[k]);
    }

    private void close(int slot) {
        for (int k = 0; k < Hypotheses.count(); k++) {
            double said = receivedCounts[slot] * received[k]
                    + (sentCounts[slot] - receivedCounts[slot]) * outstanding[k][horizon];
            closedCusum[k] = Math.max(0, closedCusum[k] + said);
            closedSum[k] += said;
            if (Math.abs(closedSum[k]) > CLOSED_SUM_MOST) {
                calendarBefore[k] -= closedSum[k];
                closedSum[k] = 0;
            }
        }
    }
}
