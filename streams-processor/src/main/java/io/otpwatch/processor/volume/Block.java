package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/** Minutes of the same stretch, or hour, taken together. */
final class Block {
    private long number = -1;
    private long seconds;
    private long sent;
    private double expected;

    /** Which stretch, or hour, since 1970; −1 before the first. */
    long number() {
        return number;
    }

    /** How many of its seconds were watched. */
    long seconds() {
        return seconds;
    }

    long sent() {
        return sent;
    }

    double expected() {
        return expected;
    }

    void add(long moreSeconds, long moreSent, double moreExpected) {
        seconds += moreSeconds;
        sent += moreSent;
        expected += moreExpected;
    }

    /** The next one begins, with nothing in it. */
    void begin(long next) {
        number = next;
        seconds = 0;
        sent = 0;
        expected = 0;
    }

    void write(PackedWriter out) {
        out.zigzag(number);
        out.varint(seconds);
        out.varint(sent);
        out.real(expected);
    }

    void read(PackedReader in) {
        number = in.zigzag();
        seconds = in.varint();
        sent = in.varint();
        expected = in.real();
    }
}
