package io.otpwatch.processor.correlate;

import java.util.Arrays;

/**
 * Up to when the three logs of a task have been processed. A partition's watermark is the highest append time
 * processed from it, unknown until its first record; the task's is the least of the three, unknown while any is.
 */
public final class Watermarks {
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final long[] appended = new long[Input.values().length];

    public Watermarks() {
        clear();
    }

    /**
     * Takes note of a record and returns its append time in milliseconds since 1970: the larger of its own and its
     * partition's watermark, so that a leader whose clock stands behind its predecessor's cannot turn time back.
     */
    public long observe(Input input, long appendedAt) {
        long at = Math.max(appendedAt, appended[input.ordinal()]);
        appended[input.ordinal()] = at;
        return at;
    }

    public long of(Input input) {
        return appended[input.ordinal()];
    }

    public void restore(Input input, long watermark) {
        appended[input.ordinal()] = watermark;
    }

    /** Milliseconds since 1970, or {@link #UNKNOWN}. */
    public long task() {
        return Math.min(appended[0], Math.min(appended[1], appended[2]));
    }

    public void clear() {
        Arrays.fill(appended, UNKNOWN);
    }
}
