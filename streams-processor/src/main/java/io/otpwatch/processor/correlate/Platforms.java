package io.otpwatch.processor.correlate;

import java.util.Arrays;

/**
 * Numbers for the client platforms of one task, small enough to stand in a slot. Bounded: {@link #KNOWN} are told apart,
 * the rest is {@code other}. A number is given away again when its platform was not sent to for long, as browsers of a
 * major version come and go.
 */
final class Platforms {
    /** Of sends that name none. */
    static final int NONE = 0;

    static final int OTHER = 1;
    static final int KNOWN = 62;
    /** Numbers are below this. */
    static final int COUNT = OTHER + 1 + KNOWN;

    private static final byte[] OTHER_TEXT = {'o', 't', 'h', 'e', 'r'};

    private final byte[][] texts = new byte[COUNT][];
    private final long[] usedAt = new long[COUNT];
    private final Slice scratch = new Slice();
    private final long unusedAfterMs;
    private int count;
    private int last = OTHER;

    /** {@code unusedAfterMs}: so long after the last send, nothing of a platform is in flight. */
    Platforms(long unusedAfterMs) {
        this.unusedAfterMs = unusedAfterMs;
        clear();
    }

    /** The number of the platform that a send appended at {@code appendedAt} (ms since 1970) names. */
    int number(Slice text, long appendedAt) {
        if (text.isEmpty()) {
            return NONE;
        }
        if (!text.is(texts[last])) {
            last = find(text, appendedAt);
        }
        usedAt[last] = Math.max(usedAt[last], appendedAt);
        return last;
    }

    int number(byte[] text, long appendedAt) {
        scratch.set(text, 0, text.length);
        return number(scratch, appendedAt);
    }

    /** Of a number that was given; UTF-8. */
    byte[] text(int number) {
        return texts[number];
    }

    void clear() {
        Arrays.fill(texts, OTHER_TEXT);
        Arrays.fill(usedAt, Long.MIN_VALUE);
        count = OTHER + 1;
        last = OTHER;
    }

    private int find(Slice text, long appendedAt) {
        int oldest = OTHER + 1;
        for (int number = OTHER; number < count; number++) {
            if (text.is(texts[number])) {
                return number;
            }
            if (number > OTHER && usedAt[number] < usedAt[oldest]) {
                oldest = number;
            }
        }
        if (count < COUNT) {
            texts[count] = text.copy();
            return count++;
        }
        if (usedAt[oldest] >= appendedAt - unusedAfterMs) {
            return OTHER;
        }
        texts[oldest] = text.copy();
        return oldest;
    }
}
