package io.otpwatch.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one event in Avro's single-object encoding, the fields in the order of the schema.
 *
 * <pre>
 * offset  bytes  content
 *      0      2  C3 01
 *      2      8  CRC-64-AVRO fingerprint of the schema, little-endian
 *     10    1..  the fields: numbers in zigzag base 128, text as its length and UTF-8 bytes, what may be null behind
 *                the number of its branch (0 null, 1 given), arrays as one block and a 0
 * </pre>
 */
final class AvroBytes {
    private static final int HEADER_BYTES = 10;
    private static final int TYPICAL_BYTES = 320;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[TYPICAL_BYTES];
    private int size = HEADER_BYTES;

    AvroBytes(long fingerprint) {
        bytes[0] = (byte) 0xC3;
        bytes[1] = 0x01;
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(2, fingerprint);
    }

    AvroBytes number(long value) {
        reserve(LONGEST_NUMBER);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    AvroBytes symbol(Enum<?> value) {
        return number(value.ordinal());
    }

    AvroBytes text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, size, utf8.length);
        size += utf8.length;
        return this;
    }

    AvroBytes textOrNull(@Nullable String value) {
        return value == null ? number(0) : number(1).text(value);
    }

    AvroBytes numberOrNull(@Nullable Long value) {
        return value == null ? number(0) : number(1).number(value);
    }

    AvroBytes texts(List<String> values) {
        if (!values.isEmpty()) {
            number(values.size());
            values.forEach(this::text);
        }
        return number(0);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
