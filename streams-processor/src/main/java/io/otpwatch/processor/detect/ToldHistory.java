package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Arrays;

/**
 * How often each was {@link Told} lately: in the present stretch of time and the one before, as {@link LatencyHistory}
 * has them.
 */
final class ToldHistory {
    private static final int[] NONE = {};

    private final int length;
    private long stretch = Seconds.UNKNOWN;
    private int[] present = NONE;
    private int[] before = NONE;

    /** {@code length}: of a stretch, seconds. */
    ToldHistory(int length) {
        this.length = length;
    }

    void add(Told told, int count) {
        if (present.length == 0) {
            present = new int[Told.COUNT];
        }
        present[told.ordinal()] += count;
    }

    /** The watermark has come to this second. */
    void step(long second) {
        long next = Math.floorDiv(second, length);
        if (next != stretch) {
            before = stretch != Seconds.UNKNOWN && next == stretch + 1 ? present : NONE;
            if (stretch != Seconds.UNKNOWN) {
                present = NONE;
            }
            stretch = next;
        }
    }

    /** Time goes on after it stood: what was counted before stays as it was. */
    void resume(long second) {
        stretch = Math.floorDiv(second, length);
    }

    /** Of both stretches. */
    long count(Told told) {
        return (present.length == 0 ? 0L : present[told.ordinal()])
                + (before.length == 0 ? 0L : before[told.ordinal()]);
    }

    boolean isEmpty() {
        return present.length == 0 && before.length == 0;
    }

    void write(PackedWriter out) {
        out.zigzag(stretch);
        write(present, out);
        write(before, out);
    }

    /** Into an empty object. */
    void read(PackedReader in) {
        stretch = in.zigzag();
        present = counts(in);
        before = counts(in);
    }

    private static void write(int[] counts, PackedWriter out) {
        out.varint(counts.length);
        Arrays.stream(counts).forEach(out::varint);
    }

    private static int[] counts(PackedReader in) {
        int[] counts = new int[in.number()];
        Arrays.setAll(counts, any -> in.number());
        return counts;
    }
}
