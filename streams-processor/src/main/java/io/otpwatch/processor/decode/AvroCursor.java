package io.otpwatch.processor.decode;

import io.otpwatch.processor.correlate.Slice;

/**
 * Walks over the fields of an Avro binary body. Strings are not made but pointed at: {@link #from} and {@link #to} are
 * the bounds of the last one. Every length is held against the bytes that are there.
 */
final class AvroCursor {
    /** The bytes are not what the schema says. Without a stack trace: it is a finding about data, not a fault. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    byte[] bytes = new byte[0];
    int from;
    int to;
    int position;

    void reset(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    long number() {
        long bits = 0;
        for (int shift = 0; shift < 64 && position < bytes.length; shift += 7) {
            byte next = bytes[position++];
            bits |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return bits >>> 1 ^ -(bits & 1);
            }
        }
        throw new Malformed();
    }

    /** An enum's ordinal, below {@code count}. */
    int symbol(int count) {
        long ordinal = number();
        if (ordinal < 0 || ordinal >= count) {
            throw new Malformed();
        }
        return (int) ordinal;
    }

    void string() {
        long length = number();
        if (length < 0 || length > bytes.length - position) {
            throw new Malformed();
        }
        from = position;
        position += (int) length;
        to = position;
    }

    /** Steps into a union of null and something: true if it is something. */
    boolean present() {
        return symbol(2) == 1;
    }

    /** Returns the length in bytes of an optional string, -1 if it is null. */
    int optionalString() {
        if (!present()) {
            return -1;
        }
        string();
        return to - from;
    }

    /** Steps over an optional {@link PlainText word}: whether it is null, or surely one of at most so many bytes. */
    boolean plainWord(int max) {
        int length = optionalString();
        return length < 0 || (length <= max && PlainText.isWord(bytes, from, to));
    }

    /** As {@link #plainWord(int)}, and {@code word} points at it. */
    boolean plainWord(int max, Slice word) {
        int length = optionalString();
        pointAt(word, length);
        return length < 0 || (length <= max && PlainText.isWord(bytes, from, to));
    }

    /** Makes {@code text} point at the string last stepped over. */
    void pointAt(Slice text) {
        text.set(bytes, from, to);
    }

    /** As {@link #pointAt(Slice)}, for an optional string of that length. */
    void pointAt(Slice text, int length) {
        if (length < 0) {
            text.clear();
        } else {
            pointAt(text);
        }
    }

    /** As {@link #plainWord(int)}, for a symbol. */
    boolean plainSymbol(int max) {
        int length = optionalString();
        return length < 0 || (length <= max && PlainText.isSymbol(bytes, from, to));
    }
}
