package io.otpwatch.benchmarks.detection;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import java.util.Arrays;

/** Receipts by the second in which they will land. What would take longer than two hours is left out. */
final class ReceiptsUnderWay {
    private static final int SPAN_SECONDS = 8_192;
    private static final int NONE = -1;

    private final int[] newest = new int[SPAN_SECONDS];
    private int[] next = new int[1_024];
    private long[] sentSeconds = new long[1_024];
    private double[] latencies = new double[1_024];
    private int used;
    private int free = NONE;

    ReceiptsUnderWay() {
        Arrays.fill(newest, NONE);
    }

    /** @param sent seconds from the beginning, in the second that is being played */
    void add(double sent, double latency) {
        long sentSecond = (long) sent;
        double landing = sent + latency;
        if (landing >= sentSecond + SPAN_SECONDS) {
            return;
        }
        int index = take();
        sentSeconds[index] = sentSecond;
        latencies[index] = latency;
        int slot = slot((long) landing);
        next[index] = newest[slot];
        newest[slot] = index;
    }

    void deliver(long second, Detector to) {
        int slot = slot(second);
        int index = newest[slot];
        newest[slot] = NONE;
        while (index != NONE) {
            to.received(sentSeconds[index], latencies[index], 1);
            int following = next[index];
            next[index] = free;
            free = index;
            index = following;
        }
    }

    private int take() {
        if (free != NONE) {
            int index = free;
            free = next[index];
            return index;
        }
        if (used == next.length) {
            next = Arrays.copyOf(next, used * 2);
            sentSeconds = Arrays.copyOf(sentSeconds, used * 2);
            latencies = Arrays.copyOf(latencies, used * 2);
        }
        return used++;
    }

    private static int slot(long second) {
        return (int) second & (SPAN_SECONDS - 1);
    }
}
