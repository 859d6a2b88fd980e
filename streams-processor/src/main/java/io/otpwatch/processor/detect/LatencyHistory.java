package io.otpwatch.processor.detect;

import io.otpwatch.processor.correlate.LatencyBins;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/**
 * Latencies of the receipts that were read lately: of the present stretch of time and the one before. Stretches lie at
 * multiples of their length; the watermark turns them over, whatever the receipts' own time. So what is told is of the
 * last one to two lengths. Worked example: length 60 s, watermark 1,000 s: since 900 s.
 */
final class LatencyHistory {
    private final int length;
    private long stretch = Seconds.UNKNOWN;
    private @Nullable LatencyBins present;
    private @Nullable LatencyBins before;

    /** {@code length}: of a stretch, seconds. */
    LatencyHistory(int length) {
        this.length = length;
    }

    /** {@code bin} as {@link LatencyBins} has it. */
    void add(int bin, int count) {
        if (present == null) {
            present = new LatencyBins();
        }
        present.add(bin, count);
    }

    /** The watermark has come to this second. */
    void step(long second) {
        long next = stretchOf(second);
        if (next == stretch) {
            return;
        }
        if (stretch != Seconds.UNKNOWN) {
            before = next == stretch + 1 ? present : null;
            present = null;
        }
        stretch = next;
    }

    /** Time goes on after it stood: what was counted before stays as it was. */
    void resume(long second) {
        stretch = stretchOf(second);
    }

    /** Of both stretches; a copy. */
    LatencyBins bins() {
        LatencyBins both = new LatencyBins();
        if (present != null) {
            both.merge(present);
        }
        if (before != null) {
            both.merge(before);
        }
        return both;
    }

    boolean isEmpty() {
        return present == null && before == null;
    }

    int bytes() {
        int bytes = LatencyBins.BINS * Integer.BYTES;
        return (present == null ? 0 : bytes) + (before == null ? 0 : bytes);
    }

    void write(PackedWriter out) {
        out.zigzag(stretch);
        write(present, out);
        write(before, out);
    }

    /** Into an empty object. */
    void read(PackedReader in) {
        stretch = in.zigzag();
        present = readBins(in);
        before = readBins(in);
    }

    private long stretchOf(long second) {
        return second == Seconds.UNKNOWN ? Seconds.UNKNOWN : Math.floorDiv(second, length);
    }

    /** How many bins hold something, and for each how many bins lie since the one before, and its count. */
    private static void write(@Nullable LatencyBins bins, PackedWriter out) {
        if (bins == null) {
            out.varint(0);
            return;
        }
        int filled = 0;
        for (int bin = 0; bin < LatencyBins.BINS; bin++) {
            filled += bins.count(bin) > 0 ? 1 : 0;
        }
        out.varint(filled);
        int last = 0;
        for (int bin = 0; bin < LatencyBins.BINS; bin++) {
            if (bins.count(bin) > 0) {
                out.varint(bin - last);
                out.varint(bins.count(bin));
                last = bin;
            }
        }
    }

    private static @Nullable LatencyBins readBins(PackedReader in) {
        int filled = in.number();
        if (filled == 0) {
            return null;
        }
        LatencyBins bins = new LatencyBins();
        int bin = 0;
        for (int i = 0; i < filled; i++) {
            bin += in.number();
            bins.add(bin, in.number());
        }
        return bins;
    }
}
