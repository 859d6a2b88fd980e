package io.otpwatch.processor.correlate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Avro's binary encoding into memory that is used again (Avro 1.12 specification, "Binary encoding"). */
final class AvroBuffer {
    private byte[] bytes = new byte[512];
    private int length;

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** An int, a long, an enum's ordinal, a union's branch, or the number of items in a block of an array. */
    void number(long value) {
        room(10);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void string(String text) {
        string(text.getBytes(StandardCharsets.UTF_8));
    }

    void string(byte[] utf8) {
        number(utf8.length);
        raw(utf8);
    }

    /** Bytes that are encoded already. */
    void raw(byte[] encoded) {
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    void raw(AvroBuffer encoded) {
        room(encoded.length);
        System.arraycopy(encoded.bytes, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
