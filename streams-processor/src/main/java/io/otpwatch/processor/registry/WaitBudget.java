package io.otpwatch.processor.registry;

import java.time.Duration;

/**
 * How long one thread may wait for the registry within one transaction, whatever the number of look-ups in it: {@code
 * most} together, and again as long when {@code refill} has passed since the last. With the longest transaction as {@code
 * refill} two waits that are further apart are never of the same; nearer ones are taken to be. Worked example with 4 s and
 * 10 s: waits of 3 s, 1 s and 1 s come to 4 s with the second, so the third is not begun until 10 s later.
 */
final class WaitBudget {
    private final long mostNanos;
    private final long refillNanos;
    private long spentNanos;
    private long lastEnd;

    WaitBudget(Duration most, Duration refill) {
        mostNanos = most.toNanos();
        refillNanos = refill.toNanos();
    }

    /** What is left at a time, nanoseconds; 0 if nothing. */
    long left(long nowNanos) {
        if (spentNanos > 0 && nowNanos - lastEnd >= refillNanos) {
            spentNanos = 0;
        }
        return Math.max(0, mostNanos - spentNanos);
    }

    /** The thread waited from one time to another. */
    void spend(long fromNanos, long toNanos) {
        spentNanos += Math.max(0, toNanos - fromNanos);
        lastEnd = toNanos;
    }
}
