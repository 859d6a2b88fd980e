package io.otpwatch.processor.correlate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.apache.commons.codec.digest.MurmurHash3;
import org.jspecify.annotations.Nullable;

/**
 * The 128 bits under which a challenge or code is known. A canonical lower-case UUID is its own key and can be printed
 * from it; any other id is known by the 128-bit Murmur3 hash of its UTF-8 bytes, and its text is kept beside the key.
 * Mutable and reused: one record is read without allocating.
 */
public final class IdKey {
    private static final byte[] NIBBLE = nibbles();

    public long hi;
    public long lo;
    /** The id in full if it is not a UUID, else null. */
    public byte @Nullable [] text;

    /** Reads the id that stands at {@code bytes[from, from + length)}. */
    public void read(byte[] bytes, int from, int length) {
        if (length == 36 && readUuid(bytes, from)) {
            text = null;
            return;
        }
        byte[] own = Arrays.copyOfRange(bytes, from, from + length);
        long[] hash = MurmurHash3.hash128x64(own);
        hi = hash[0];
        lo = hash[1];
        text = own;
    }

    public void read(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        read(bytes, 0, bytes.length);
    }

    /** The id that {@link #read} was given. */
    public static String print(long hi, long lo, byte @Nullable [] text) {
        return text == null ? new UUID(hi, lo).toString() : new String(text, StandardCharsets.UTF_8);
    }

    private boolean readUuid(byte[] bytes, int from) {
        if (bytes[from + 8] != '-' || bytes[from + 13] != '-' || bytes[from + 18] != '-' || bytes[from + 23] != '-') {
            return false;
        }
        // Every nibble is valid only if no look-up set the sign bit.
        long a = hex(bytes, from, 8);
        long b = hex(bytes, from + 9, 4);
        long c = hex(bytes, from + 14, 4);
        long d = hex(bytes, from + 19, 4);
        long e = hex(bytes, from + 24, 12);
        if ((a | b | c | d | e) < 0) {
            return false;
        }
        hi = a << 32 | b << 16 | c;
        lo = d << 48 | e;
        return true;
    }

    private static long hex(byte[] bytes, int from, int digits) {
        long value = 0;
        int invalid = 0;
        for (int i = from; i < from + digits; i++) {
            int nibble = NIBBLE[bytes[i] & 0xff];
            invalid |= nibble;
            value = (value << 4) | (nibble & 0xf);
        }
        return invalid < 0 ? -1 : value;
    }

    private static byte[] nibbles() {
        byte[] table = new byte[256];
        Arrays.fill(table, (byte) -1);
        for (int i = 0; i < 16; i++) {
            table["0123456789abcdef".charAt(i)] = (byte) i;
        }
        return table;
    }
}
