package io.otpwatch.processor.correlate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A text that stands in the bytes of the record in hand: pointed at, not copied. Valid until the next record is read; who
 * keeps it makes a copy.
 */
public final class Slice {
    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int from;
    private int to;

    public void set(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    public void clear() {
        set(NONE, 0, 0);
    }

    /** In bytes; 0 if the record has none. */
    int length() {
        return to - from;
    }

    boolean isEmpty() {
        return to == from;
    }

    byte at(int index) {
        return bytes[from + index];
    }

    boolean is(byte[] text) {
        return Arrays.equals(text, 0, text.length, bytes, from, to);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** Reads it as UTF-8. */
    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** 16 hex digits in lower case from {@code index} on, as a number. */
    long hex16(int index) {
        long value = 0;
        for (int i = index; i < index + 16; i++) {
            byte digit = at(i);
            value = value << 4 | (digit <= '9' ? digit - '0' : digit - 'a' + 10);
        }
        return value;
    }
}
