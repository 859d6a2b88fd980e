package io.otpwatch.benchmarks.detection.detectors;

import java.util.Arrays;

/** What was received within one second, until it is over. */
final class ReceivedInSecond {
    private long[] sentSeconds = new long[16];
    private int[] counts = new int[16];
    private int size;

    interface Visitor {
        void received(long sentSecond, int count);
    }

    void add(long sentSecond, int count) {
        if (size == counts.length) {
            sentSeconds = Arrays.copyOf(sentSeconds, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        sentSeconds[size] = sentSecond;
        counts[size++] = count;
    }

    void drain(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.received(sentSeconds[i], counts[i]);
        }
        size = 0;
    }
}
