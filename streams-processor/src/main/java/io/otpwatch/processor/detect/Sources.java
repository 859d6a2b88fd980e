package io.otpwatch.processor.detect;

import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Arrays;

/**
 * How far the sources have come: of each the sequence that is expected next and the watermark; of the system the least
 * watermark, unknown while any is. A batch below the expected sequence is a repeat; those between it and one above are
 * lost, and from then on what is known is incomplete, until the watermark is one longest horizon past that batch. A source
 * that has lost its state begins a later life, and numbers its batches from 0 again: what it had not sent is lost too, and
 * counts as one batch.
 */
final class Sources {
    private final long longestMs;
    private final long[] expected;
    private final long[] watermarks;
    private final long[] lives;
    private long repeats;
    private long gaps;
    private long incompleteUntil;

    /** {@code longestMs}: the longest horizon. */
    Sources(int count, long longestMs) {
        this.longestMs = longestMs;
        expected = new long[count];
        watermarks = new long[count];
        lives = new long[count];
        clear();
    }

    int count() {
        return expected.length;
    }

    /**
     * Whether the batch is new and is to be applied; repeats are counted.
     *
     * @param appendedAt of the batch, ms since 1970: when a batch was lost and no watermark is known, the time it tells
     */
    boolean take(RouteDeltas batch, long appendedAt) {
        int source = batch.getSource();
        boolean isReborn = expected[source] > 0 && batch.getLife() > lives[source];
        if (isReborn) {
            expected[source] = 0;
        }
        if (batch.getSequence() < expected[source] || batch.getLife() < lives[source]) {
            repeats++;
            return false;
        }
        long lost = batch.getSequence() - expected[source] + (isReborn ? 1 : 0);
        lives[source] = batch.getLife();
        expected[source] = batch.getSequence() + 1;
        Long watermark = batch.getWatermark();
        if (watermark != null) {
            watermarks[source] = Math.max(watermarks[source], watermark);
        }
        if (lost > 0) {
            gaps += lost;
            long at = watermarks[source] == Watermarks.UNKNOWN ? appendedAt : watermarks[source];
            incompleteUntil = Math.max(incompleteUntil, at + longestMs);
        }
        return true;
    }

    /** Of the system, milliseconds since 1970, or {@link Watermarks#UNKNOWN}. */
    long watermark() {
        return Arrays.stream(watermarks).min().orElse(Watermarks.UNKNOWN);
    }

    /** Sources never heard of. */
    int missing() {
        return (int) Arrays.stream(expected).filter(next -> next == 0).count();
    }

    long repeats() {
        return repeats;
    }

    /** Batches lost. */
    long gaps() {
        return gaps;
    }

    /** Until which watermark what is known is incomplete, ms since 1970; {@link Watermarks#UNKNOWN}: it never was. */
    long incompleteUntil() {
        return incompleteUntil;
    }

    void clear() {
        Arrays.fill(expected, 0);
        Arrays.fill(watermarks, Watermarks.UNKNOWN);
        Arrays.fill(lives, Watermarks.UNKNOWN);
        repeats = 0;
        gaps = 0;
        incompleteUntil = Watermarks.UNKNOWN;
    }

    void write(PackedWriter out) {
        out.varint(expected.length);
        for (int source = 0; source < expected.length; source++) {
            out.varint(expected[source]);
            out.zigzag(watermarks[source]);
            out.zigzag(lives[source]);
        }
        out.varint(repeats);
        out.varint(gaps);
        out.zigzag(incompleteUntil);
    }

    /** Replaces all of it. */
    void read(PackedReader in) {
        int count = in.number();
        if (count != expected.length) {
            throw new IllegalArgumentException(
                    "history of " + count + " sources, but the inputs have " + expected.length + " partitions");
        }
        for (int source = 0; source < count; source++) {
            expected[source] = in.varint();
            watermarks[source] = in.zigzag();
            lives[source] = in.zigzag();
        }
        repeats = in.varint();
        gaps = in.varint();
        incompleteUntil = in.zigzag();
    }
}
