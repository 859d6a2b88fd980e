package io.otpwatch.processor.correlate;

import java.util.Arrays;

/**
 * Up to when the three logs of a task have been processed. A partition's watermark is the highest append time
 * processed from it, unknown until its first record; the task's is the least of the three, unknown while any is.
 *
 * <p>Beside each stands the offset up to which its log was read. Streams may hand a record to a task a second time
 * although its state has it: when a task is found corrupted, its thread's transaction is committed with what the task
 * wrote, but without how far it had read (TaskManager.handleCorruption in 4.3.1).
 */
public final class Watermarks {
    public static final long UNKNOWN = Long.MIN_VALUE;

    private final long[] appended = new long[Input.values().length];
    private final long[] positions = new long[Input.values().length];

    public Watermarks() {
        clear();
    }

    /**
     * Whether the record is already part of the state. Its offset tells; its append time, ms since 1970, is looked at
     * too, as offsets begin anew in a topic that was deleted and made again.
     */
    public boolean isKnown(Input input, long offset, long appendedAt) {
        return offset < positions[input.ordinal()] && appendedAt <= appended[input.ordinal()];
    }

    /**
     * Takes note of a record and returns its append time in milliseconds since 1970: the larger of its own and its
     * partition's watermark, so that a leader whose clock stands behind its predecessor's cannot turn time back.
     */
    public long observe(Input input, long offset, long appendedAt) {
        positions[input.ordinal()] = offset + 1;
        long at = Math.max(appendedAt, appended[input.ordinal()]);
        appended[input.ordinal()] = at;
        return at;
    }

    public long of(Input input) {
        return appended[input.ordinal()];
    }

    /** The offset up to which the log was read, exclusive. */
    public long position(Input input) {
        return positions[input.ordinal()];
    }

    public void restore(Input input, long watermark, long position) {
        appended[input.ordinal()] = watermark;
        positions[input.ordinal()] = position;
    }

    /** Milliseconds since 1970, or {@link #UNKNOWN}. */
    public long task() {
        return Math.min(appended[0], Math.min(appended[1], appended[2]));
    }

    public void clear() {
        Arrays.fill(appended, UNKNOWN);
        Arrays.fill(positions, 0);
    }
}
