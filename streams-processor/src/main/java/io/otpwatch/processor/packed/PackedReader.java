package io.otpwatch.processor.packed;

import java.nio.charset.StandardCharsets;

/** Reads back what a {@link PackedWriter} wrote. */
public final class PackedReader {
    private final byte[] bytes;
    private int position;

    public PackedReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean hasRemaining() {
        return position < bytes.length;
    }

    public int octet() {
        return bytes[position++];
    }

    public long varint() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[position++];
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    /** A varint that was an int. */
    public int number() {
        return (int) varint();
    }

    public long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    public double real() {
        long bits = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bits |= (bytes[position++] & 0xffL) << shift;
        }
        return Double.longBitsToDouble(bits);
    }

    public String text() {
        return new String(raw(number()), StandardCharsets.UTF_8);
    }

    public byte[] raw(int count) {
        byte[] copy = new byte[count];
        System.arraycopy(bytes, position, copy, 0, count);
        position += count;
        return copy;
    }
}
