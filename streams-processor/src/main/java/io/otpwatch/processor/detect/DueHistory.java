package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Arrays;

/**
 * Codes of one route that came to their deadline, by the second they were appended in, in buckets of 5 s: how many, and
 * how many in time. A bucket is complete when the watermark has passed its end by the deadline: nothing comes any more.
 * Kept are the 12 newest complete buckets (recent), the 120 before them (usual), and those that are not complete, up to
 * {@link Seconds#AHEAD} ahead of the watermark. While no watermark is known, the newest of 132 are kept.
 *
 * <p>Worked example: deadline 60 s, watermark 1,000 s: the bucket from 935 to 940 is the newest that is complete; recent
 * are cohorts from 880 to 940, usual those from 280 to 880.
 */
final class DueHistory {
    /** Width of a bucket, seconds. */
    static final int BUCKET = 5;

    /** The last minute. */
    static final int RECENT = 12;

    /** The ten minutes before it. */
    static final int USUAL = 120;

    private static final int FIELDS = 3;
    private static final int[] NONE = {};
    private static final int FEWEST = 16;

    private final int deadline;
    private long now = Seconds.UNKNOWN;
    private int size;
    /** Number of the bucket (its start / 5 s), in time, due; oldest first. */
    private int[] buckets = NONE;

    /** {@code deadline}: of the route's channel, seconds. */
    DueHistory(int deadline) {
        this.deadline = deadline;
    }

    /** Buckets that hold something, oldest first. */
    int size() {
        return size;
    }

    /** Number of a bucket: its first second since 1970, divided by 5. */
    int number(int bucket) {
        return buckets[bucket * FIELDS];
    }

    Share share(int bucket) {
        return new Share(buckets[bucket * FIELDS + 1], buckets[bucket * FIELDS + 2]);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int bytes() {
        return buckets.length * Integer.BYTES;
    }

    /** Number of the first bucket that is not complete; {@link Seconds#UNKNOWN} without a watermark. */
    long complete() {
        return now == Seconds.UNKNOWN ? Seconds.UNKNOWN : Math.floorDiv(now - deadline, BUCKET);
    }

    /** Codes of this second that are due; those that failed for their recipient's sake are not told. */
    void add(long second, boolean inTime, int count) {
        int number = (int) (second / BUCKET);
        if (Seconds.isTooFarAhead(second, now) || isOld(number)) {
            return;
        }
        int bucket = size;
        while (bucket > 0 && number(bucket - 1) > number) {
            bucket--;
        }
        if (bucket == 0 || number(bucket - 1) != number) {
            if (now == Seconds.UNKNOWN && size >= RECENT + USUAL) {
                if (bucket == 0) {
                    return;
                }
                removeFirst(1);
                bucket--;
            }
            insert(bucket++, number);
        }
        int at = (bucket - 1) * FIELDS;
        buckets[at + 1] += inTime ? count : 0;
        buckets[at + 2] += count;
    }

    /** The watermark has come to this second: what is too old is dropped. */
    void step(long second) {
        now = second;
        int old = 0;
        while (old < size && isOld(number(old))) {
            old++;
        }
        if (old > 0) {
            removeFirst(old);
        }
        if (size == 0) {
            buckets = NONE;
        }
    }

    /** Of the last minute of complete cohorts. */
    Share recent() {
        return now == Seconds.UNKNOWN ? Share.NONE : between(complete() - RECENT, complete());
    }

    /** Of the ten minutes before that. */
    Share usual() {
        return now == Seconds.UNKNOWN ? Share.NONE : between(complete() - RECENT - USUAL, complete() - RECENT);
    }

    /** Of the buckets with these numbers, {@code to} exclusive. */
    Share between(long from, long to) {
        long inTime = 0;
        long due = 0;
        for (int bucket = size - 1; bucket >= 0 && number(bucket) >= from; bucket--) {
            if (number(bucket) < to) {
                inTime += buckets[bucket * FIELDS + 1];
                due += buckets[bucket * FIELDS + 2];
            }
        }
        return new Share(inTime, due);
    }

    void write(PackedWriter out) {
        out.varint(size);
        long last = 0;
        for (int bucket = 0; bucket < size; bucket++) {
            out.varint(number(bucket) - last);
            last = number(bucket);
            out.varint(buckets[bucket * FIELDS + 1]);
            out.varint(buckets[bucket * FIELDS + 2]);
        }
    }

    /** Into an empty object: what {@link #write} wrote when the watermark was at {@code second}. */
    void read(PackedReader in, long second) {
        now = second;
        int count = in.number();
        int last = 0;
        for (int bucket = 0; bucket < count; bucket++) {
            last += in.number();
            insert(bucket, last);
            buckets[bucket * FIELDS + 1] = in.number();
            buckets[bucket * FIELDS + 2] = in.number();
        }
    }

    private boolean isOld(int number) {
        return now != Seconds.UNKNOWN && number < complete() - RECENT - USUAL;
    }

    private void insert(int bucket, int number) {
        if ((size + 1) * FIELDS > buckets.length) {
            buckets = Arrays.copyOf(buckets, Math.max(FEWEST, size * 2) * FIELDS);
        }
        int at = bucket * FIELDS;
        System.arraycopy(buckets, at, buckets, at + FIELDS, (size - bucket) * FIELDS);
        buckets[at] = number;
        buckets[at + 1] = 0;
        buckets[at + 2] = 0;
        size++;
    }

    private void removeFirst(int count) {
        size -= count;
        System.arraycopy(buckets, count * FIELDS, buckets, 0, size * FIELDS);
    }
}
