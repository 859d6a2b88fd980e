package io.otpwatch.processor.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Which chunks of a changelog are still needed. A chunk is needed while its highest append time is not below a bound
 * that moves on with the watermark, and only a bound that is known to be committed counts: the one that stood when the
 * commit before the present one began. The newest chunk is always needed, as it says how far the watermarks had come.
 *
 * <p>Marks are kept for one chunk in some seconds, so that their number is bounded by the time that is kept, not by the
 * traffic.
 */
public final class TrimMarks {
    /** Chunks that follow a mark within this time share it. */
    private static final long SPACING_MS = 1_000;

    /**
     * Where a chunk stands: at {@code offset}, or if that is -1, at or behind the first record that the broker appended
     * at {@code writtenAtMs}, our clock, ms since 1970.
     */
    public record Mark(long offset, long writtenAtMs) {}

    /** Chunks that share a mark, that of the first; its own highest append time bounds how many do. */
    private record Chunks(Mark first, long firstAppend, long highestAppend) {
        Chunks(Mark first, long highestAppend) {
            this(first, highestAppend, highestAppend);
        }

        Chunks and(long other) {
            return new Chunks(first, firstAppend, Math.max(highestAppend, other));
        }
    }

    private final Deque<Chunks> marks = new ArrayDeque<>();
    private long flushedBound = Long.MIN_VALUE;
    private long committedBound = Long.MIN_VALUE;

    void restored(long offset, long highestAppend) {
        Chunks last = marks.peekLast();
        if (last != null && last.first.offset >= 0 && highestAppend < last.firstAppend + SPACING_MS) {
            marks.removeLast();
            marks.add(last.and(highestAppend));
        } else {
            marks.add(new Chunks(new Mark(offset, -1), highestAppend));
        }
    }

    /** A standby trims nothing, but need not remember what its owner will have trimmed. */
    void forgetBefore(long bound) {
        while (marks.size() > 1 && marks.getFirst().highestAppend < bound) {
            marks.removeFirst();
        }
    }

    void written(long nowMs, long highestAppend) {
        Chunks last = marks.peekLast();
        if (last != null && last.first.offset < 0 && nowMs - last.first.writtenAtMs < SPACING_MS) {
            marks.removeLast();
            marks.add(last.and(highestAppend));
        } else {
            marks.add(new Chunks(new Mark(-1, nowMs), highestAppend));
        }
    }

    void previousCommitSucceeded() {
        committedBound = flushedBound;
    }

    void flushed(long neededFrom) {
        flushedBound = neededFrom;
    }

    /** The first chunk that is needed, if there are some before it that are not. */
    Optional<Mark> firstNeeded() {
        boolean any = false;
        while (marks.size() > 1 && marks.getFirst().highestAppend < committedBound) {
            marks.removeFirst();
            any = true;
        }
        return any ? Optional.of(marks.getFirst().first) : Optional.empty();
    }

    void clear() {
        marks.clear();
        flushedBound = Long.MIN_VALUE;
        committedBound = Long.MIN_VALUE;
    }
}
