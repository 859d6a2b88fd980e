package io.otpwatch.processor.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array: numbers as varints, seven bits a byte, lowest first; texts as UTF-8 with their length before. */
public final class PackedWriter {
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes = new byte[256];
    private int length;

    public void octet(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** For numbers that are at least 0; negative ones take ten bytes. */
    public void varint(long value) {
        reserve(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** For numbers of either sign. */
    public void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    /** Eight bytes, exactly. */
    public void real(double value) {
        reserve(Double.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        varint(utf8.length);
        raw(utf8);
    }

    public void raw(byte[] source) {
        raw(source, source.length);
    }

    /** Appends what {@code other} holds. */
    public void raw(PackedWriter other) {
        raw(other.bytes, other.length);
    }

    public int length() {
        return length;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }

    public void clear() {
        length = 0;
    }

    private void raw(byte[] source, int count) {
        reserve(count);
        System.arraycopy(source, 0, bytes, length, count);
        length += count;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
