package io.otpwatch.benchmarks.detection.detectors;

/** Counts of the codes of each second, until they reach the age at which a time-out decides them. */
final class DecidedCodes {
    private final int timeoutSeconds;
    private final int mask;
    private final int[] sent;
    private final int[] inTime;

    DecidedCodes(int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
        int size = Integer.highestOneBit(timeoutSeconds + 1) * 2;
        mask = size - 1;
        sent = new int[size];
        inTime = new int[size];
    }

    void sent(long second, int count) {
        sent[slot(second)] = count;
        inTime[slot(second)] = 0;
    }

    void received(long sentSecond, double latencySeconds, int count) {
        if (latencySeconds <= timeoutSeconds) {
            inTime[slot(sentSecond)] += count;
        }
    }

    /** Codes that are decided at the end of that second. */
    int decided(long second) {
        return sent[slot(second - timeoutSeconds)];
    }

    /** Those of them that were received in time. */
    int inTime(long second) {
        return inTime[slot(second - timeoutSeconds)];
    }

    /** Makes room; after the counts of that second were read. */
    void forget(long second) {
        sent[slot(second - timeoutSeconds)] = 0;
        inTime[slot(second - timeoutSeconds)] = 0;
    }

    private int slot(long second) {
        return (int) second & mask;
    }
}
