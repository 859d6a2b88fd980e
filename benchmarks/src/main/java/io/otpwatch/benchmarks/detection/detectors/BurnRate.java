package io.otpwatch.benchmarks.detection.detectors;

import io.otpwatch.benchmarks.detection.usual.Usual;

/**
 * Alerts on burn rates over two pairs of windows, as Google's SRE workbook has them: the share of codes that did not arrive
 * within 60 s above 14.4 times the budget over an hour and over five minutes, or above 6 times over six hours and over 30
 * minutes. The statistic is the budget at which it would alert, less the one at which the usual share would. (Budgets of
 * such services are so large that a burn rate of 14.4 cannot be reached; so the threshold is the budget, not the rate.)
 */
public final class BurnRate implements Detector {
    public static final int LONGEST_WINDOW_SECONDS = 6 * 3_600;

    private static final int TIMEOUT_SECONDS = 60;
    private static final double FAST = 14.4;
    private static final double SLOW = 6;
    private static final int SIZE = Integer.highestOneBit(LONGEST_WINDOW_SECONDS) * 2;

    private final DecidedCodes codes = new DecidedCodes(TIMEOUT_SECONDS);
    private final double usualBudget;
    private final long[] decided = new long[SIZE];
    private final long[] late = new long[SIZE];

    public BurnRate(Usual usual) {
        usualBudget = (1 - usual.arrivedWithin(TIMEOUT_SECONDS)) / SLOW;
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
        int slot = slot(second);
        int before = slot(second - 1);
        int now = codes.decided(second);
        decided[slot] = decided[before] + now;
        late[slot] = late[before] + now - codes.inTime(second);
        codes.forget(second);
        double fast = Math.min(share(second, 3_600), share(second, 300)) / FAST;
        double slow = Math.min(share(second, LONGEST_WINDOW_SECONDS), share(second, 1_800)) / SLOW;
        return Math.max(0, Math.max(fast, slow) - usualBudget);
    }

    private double share(long second, int window) {
        int end = slot(second);
        int begin = slot(second - window);
        long codesThen = decided[end] - decided[begin];
        return codesThen == 0 ? 0 : (double) (late[end] - late[begin]) / codesThen;
    }

    private static int slot(long second) {
        return (int) second & (SIZE - 1);
    }
}
