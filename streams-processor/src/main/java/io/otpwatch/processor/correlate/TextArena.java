package io.otpwatch.processor.correlate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of ids in full, for the slots of one segment whose ids are no UUIDs. An id of a pair may be absent. A pair
 * stands as length (0: absent), bytes, length, bytes; an id is at most 128 bytes long.
 */
final class TextArena {
    private byte[] bytes = new byte[256];
    private int used;

    /** Returns where the pair stands. */
    int add(byte @Nullable [] first, byte @Nullable [] second) {
        int at = used;
        append(first);
        append(second);
        return at;
    }

    byte @Nullable [] first(int at) {
        return text(at);
    }

    byte @Nullable [] second(int at) {
        return text(at + 1 + (bytes[at] & 0xff));
    }

    long bytes() {
        return bytes.length;
    }

    private void append(byte @Nullable [] text) {
        int length = text == null ? 0 : text.length;
        if (used + 1 + length > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, used + 1 + length));
        }
        bytes[used++] = (byte) length;
        if (text != null) {
            System.arraycopy(text, 0, bytes, used, length);
            used += length;
        }
    }

    private byte @Nullable [] text(int at) {
        int length = bytes[at] & 0xff;
        return length == 0 ? null : Arrays.copyOfRange(bytes, at + 1, at + 1 + length);
    }
}
