package io.otpwatch.processor.detect;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * How far a provider's receipts have come, and the clock by which its codes are old: while the feed stands, so does the
 * clock, and nothing is called missing because the feed is late or broken. A feed says nothing between two receipts, so
 * the clock stands only when more receipts should have come since the last than chance explains.
 *
 * <p>When the clock goes on again, it is as far as {@link #JUMP} nothing but a batch. Beyond, the feed was broken and
 * catches up, perhaps not in order; but one that did so time and again within an hour tells in long batches.
 */
final class Feed {
    /** A feed that catches up so many seconds at once may not tell in order. */
    static final int JUMP = 45;

    /** With so many receipts expected and none there, it is not by chance: e^-3 is 5 %. */
    private static final double REMARKABLE = 3;

    /** So many jumps within so many seconds are a habit, and what is not much longer is one of them. */
    private static final int HABIT = 3;

    private static final long RECENT = 3_600;
    private static final double LONGER = 1.5;

    private long receivedAt;
    private double expected;
    private double gathering;
    private long lag;
    private long gain;
    private boolean isCatchingUp;
    /** The last jumps, oldest first: when they were, seconds since 1970, and how far, seconds. */
    private final long[] jumpedAt = new long[HABIT];

    private final long[] jumped = new long[HABIT];

    Feed(long receivedAt, double expected) {
        this.receivedAt = receivedAt;
        this.expected = expected;
    }

    void observe(long at) {
        if (at > receivedAt) {
            receivedAt = at;
        }
    }

    /** Of the newest receipt, ms since 1970. */
    long receivedAt() {
        return receivedAt;
    }

    /** Receipts that should have come since the newest, as of the last step, by this task's routes. */
    double expected() {
        return expected;
    }

    /** The second up to which receipts tell of codes, at most {@code now}; both since 1970. */
    long clock(long now) {
        return expected < REMARKABLE ? now : Math.min(now, receivedAt / 1000);
    }

    /** By how many seconds more than time itself the clock went on with the last step; 0 if it stands. */
    long gain() {
        return gain;
    }

    /** Whether with the last step it caught up with what it had not told for longer than is its habit. */
    boolean isCatchingUp() {
        return isCatchingUp;
    }

    /** A route would have had so many receipts since the newest of the feed. */
    void expect(double receipts) {
        gathering += receipts;
    }

    /** All routes have said what they expect as of {@code now}, seconds since 1970. */
    void stepped(long now) {
        stepped(gathering, now);
    }

    /** So many receipts should have come since the newest, as of {@code now}, seconds since 1970. */
    void stepped(double receipts, long now) {
        expected = receipts;
        gathering = 0;
        long before = lag;
        lag = now - clock(now);
        gain = Math.max(0, before - lag);
        isCatchingUp = gain > JUMP && !isHabit(gain, now);
        if (gain > JUMP) {
            System.arraycopy(jumpedAt, 1, jumpedAt, 0, HABIT - 1);
            System.arraycopy(jumped, 1, jumped, 0, HABIT - 1);
            jumpedAt[HABIT - 1] = now;
            jumped[HABIT - 1] = gain;
        }
    }

    private boolean isHabit(long jump, long now) {
        long least = Long.MAX_VALUE;
        for (long each : jumped) {
            least = Math.min(least, each);
        }
        return jumpedAt[0] > now - RECENT && jump <= LONGER * least;
    }

    void write(PackedWriter out) {
        out.zigzag(receivedAt);
        out.real(expected);
        out.varint(lag);
        for (int i = 0; i < HABIT; i++) {
            out.varint(jumpedAt[i]);
            out.varint(jumped[i]);
        }
    }

    static Feed read(PackedReader in) {
        Feed feed = new Feed(in.zigzag(), in.real());
        feed.lag = in.varint();
        for (int i = 0; i < HABIT; i++) {
            feed.jumpedAt[i] = in.varint();
            feed.jumped[i] = in.varint();
        }
        return feed;
    }
}
