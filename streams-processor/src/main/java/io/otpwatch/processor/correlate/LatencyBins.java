package io.otpwatch.processor.correlate;

import java.util.Arrays;

/**
 * A log-linear histogram of latencies: eight bins an octave, from 1 ms to 2^22 ms (70 minutes), the last bin open.
 * A quantile is known to within a bin, 6 to 13 %. Worked example: 1,500 ms lies in octave 10 (1,024 to 2,048) and there
 * in the bin from 1,408 to 1,536.
 */
public final class LatencyBins {
    private static final int SUB_BITS = 3;
    private static final int SUBS = 1 << SUB_BITS;
    private static final int OCTAVES = 22;
    /** How many bins there are; values below 8 ms have bins of 1 ms. */
    public static final int BINS = SUBS + (OCTAVES - SUB_BITS) * SUBS;

    private final int[] bins = new int[BINS];
    private long count;

    /** Latency in milliseconds, at least 0. */
    public void record(long latencyMs) {
        bins[bin(latencyMs)]++;
        count++;
    }

    /** Counts latencies of which only the bin is known; one beyond the last is counted in the last. */
    public void add(int bin, int number) {
        bins[Math.min(bin, BINS - 1)] += number;
        count += number;
    }

    public void merge(LatencyBins other) {
        if (other.count > 0) {
            for (int i = 0; i < BINS; i++) {
                bins[i] += other.bins[i];
            }
            count += other.count;
        }
    }

    /** How many were counted in the bin, from 0 to {@link #BINS} − 1. */
    public int count(int bin) {
        return bins[bin];
    }

    public long count() {
        return count;
    }

    /** The upper edge, in milliseconds, of the bin in which the quantile lies; 0 if nothing was recorded. */
    public long quantileMs(double quantile) {
        long rank = Math.max(1, (long) Math.ceil(quantile * count));
        long seen = 0;
        for (int i = 0; i < BINS; i++) {
            seen += bins[i];
            if (seen >= rank && count > 0) {
                return upperMs(i);
            }
        }
        return 0;
    }

    public void clear() {
        if (count > 0) {
            Arrays.fill(bins, 0);
            count = 0;
        }
    }

    static int bin(long latencyMs) {
        int value = (int) Math.max(0, Math.min(latencyMs, (1 << OCTAVES) - 1));
        if (value < SUBS) {
            return value;
        }
        int octave = 31 - Integer.numberOfLeadingZeros(value);
        int sub = (value >>> (octave - SUB_BITS)) & (SUBS - 1);
        return SUBS + (octave - SUB_BITS) * SUBS + sub;
    }

    static long upperMs(int bin) {
        if (bin < SUBS) {
            return bin;
        }
        int octave = (bin - SUBS) / SUBS + SUB_BITS;
        long sub = (bin - SUBS) % SUBS + SUBS + 1L;
        return (sub << (octave - SUB_BITS)) - 1;
    }
}
