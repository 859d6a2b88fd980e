package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/** How many codes are sent a second: the mean of the last day, or since the first if that is less long ago. */
public final class Pace {
    private static final double WINDOW = 86_400;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private long since = UNKNOWN;
    private long meanAt = UNKNOWN;
    private double mean;
    private long sent;

    public void sent(int count) {
        sent += count;
    }

    /** Time has come to here; what was sent before counts as sent since. */
    public void begin(long now) {
        if (since == UNKNOWN) {
            since = now;
            meanAt = now;
        }
    }

    /** Takes what was sent since the last call into the mean. */
    public void update(long now) {
        begin(now);
        if (now > meanAt) {
            mean = perSecond(now);
            meanAt = now;
            sent = 0;
        }
    }

    /** What was sent since the last call is not usual, and counts for nothing. */
    public void skip(long now) {
        begin(now);
        meanAt = Math.max(meanAt, now);
        sent = 0;
    }

    /** Codes a second. */
    public double perSecond(long now) {
        if (since == UNKNOWN || now <= meanAt) {
            return mean;
        }
        double weight = Math.min(1, (now - meanAt) / Math.min(WINDOW, now - since));
        return mean + ((double) sent / (now - meanAt) - mean) * weight;
    }

    public void write(PackedWriter out) {
        out.zigzag(since);
        out.zigzag(meanAt);
        out.real(mean);
        out.varint(sent);
    }

    public void read(PackedReader in) {
        since = in.zigzag();
        meanAt = in.zigzag();
        mean = in.real();
        sent = in.varint();
    }
}
