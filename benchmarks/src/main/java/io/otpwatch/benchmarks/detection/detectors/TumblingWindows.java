package io.otpwatch.benchmarks.detection.detectors;

/**
 * Codes by windows of five minutes in which they were sent; a code that did not arrive within five minutes has failed. So a
 * window is judged five minutes after its end, by a {@link Judge}; the statistic is what he says, and 0 in all other seconds.
 */
public final class TumblingWindows implements Detector {
    private static final int WINDOW_SECONDS = 300;
    private static final int TIMEOUT_SECONDS = 300;
    private static final int KEPT = 4;

    /** How bad a window is. */
    @FunctionalInterface
    public interface Judge {
        /** @param received of those sent; sent ≥ 1 */
        double judge(int sent, int received);
    }

    private final Judge judge;
    private final int[] sent = new int[KEPT];
    private final int[] received = new int[KEPT];

    public TumblingWindows(Judge judge) {
        this.judge = judge;
    }

    /** 1 for a window of which less than that share arrived, else 0. */
    public static TumblingWindows below(double share) {
        return new TumblingWindows((sent, received) -> received < share * sent ? 1 : 0);
    }

    /** For each window −ln of the probability that so few or fewer arrive in usual times. */
    public static TumblingWindows binomial(double probability) {
        BinomialTail tail = new BinomialTail(probability);
        return new TumblingWindows((sent, received) -> -tail.log(sent, received));
    }

    @Override
    public void sent(long second, int count) {
        sent[slot(second)] += count;
    }

    @Override
    public void received(long sentSecond, double latencySeconds, int count) {
        if (latencySeconds <= TIMEOUT_SECONDS) {
            received[slot(sentSecond)] += count;
        }
    }

    @Override
    public double step(long second) {
        long end = second + 1 - TIMEOUT_SECONDS;
        if (end <= 0 || end % WINDOW_SECONDS != 0) {
            return 0;
        }
        int slot = slot(end - 1);
        double statistic = sent[slot] == 0 ? 0 : judge.judge(sent[slot], received[slot]);
        sent[slot] = 0;
        received[slot] = 0;
        return statistic;
    }

    private static int slot(long second) {
        return (int) (second / WINDOW_SECONDS % KEPT);
    }
}
