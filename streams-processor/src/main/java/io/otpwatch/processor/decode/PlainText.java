package io.otpwatch.processor.decode;

import io.otpwatch.rules.NumberRanges;

/**
 * Tells, by its bytes, text that surely keeps the rules of its field from text that needs a closer look. Never says yes
 * to what {@link io.otpwatch.schemas.EventRules} would refuse; says no to some that they would not.
 */
final class PlainText {
    private static final int BARE_NUMBER_MIN = 10;
    private static final int RECIPIENT_LENGTH = 32;
    private static final byte ODD = 0;
    private static final byte MARK = 1;
    private static final byte LETTER = 2;
    private static final byte[] KINDS = kinds();

    private PlainText() {}

    /** Neither an address nor a number, with or without a plus, and no control character. */
    static boolean isWord(byte[] bytes, int from, int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            byte kind = bytes[i] < 0 ? ODD : KINDS[bytes[i]];
            if (kind == ODD) {
                return false;
            }
            letters |= kind & LETTER;
        }
        return letters != 0 || to - from < BARE_NUMBER_MIN;
    }

    /** As {@link #isWord}, for ids and codes that may be digits alone. */
    static boolean isSymbol(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0 || KINDS[bytes[i]] == ODD) {
                return false;
            }
        }
        return true;
    }

    /** 32 hex digits in lower case. */
    static boolean isRecipient(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = bytes[i];
            if (!isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return to - from == RECIPIENT_LENGTH;
    }

    /** A number without its last four digits. */
    static boolean isNumberRange(byte[] bytes, int from, int to) {
        int first = from < to && bytes[from] == '+' ? from + 1 : from;
        for (int i = first; i < to; i++) {
            if (!isDigit(bytes[i])) {
                return false;
            }
        }
        int digits = to - first;
        return digits >= NumberRanges.MIN && digits <= NumberRanges.longest(firstThree(bytes, first));
    }

    private static int firstThree(byte[] bytes, int from) {
        return (bytes[from] - '0') * 100 + (bytes[from + 1] - '0') * 10 + bytes[from + 2] - '0';
    }

    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** Printable ASCII, without the @ of an address and the plus of a number. */
    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (int c = ' '; c < 0x7f; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            kinds[c] = letter ? LETTER : MARK;
        }
        kinds['@'] = ODD;
        kinds['+'] = ODD;
        return kinds;
    }
}
