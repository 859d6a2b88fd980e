package io.otpwatch.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * A number range: an E.164 number without at least its last four digits, with or without the plus. How long it may be
 * depends on the calling code, so that whole numbers of usual length do not pass for one: {@code +1415555} and
 * {@code +3366123} are ranges, {@code +14155552671} and {@code +33612345678} are none. Where lengths differ much, as in
 * Austria, a short number may pass. The longest are in {@code number-ranges.tsv}; of a code that is
 * not in it, {@value #UNKNOWN_MAX} digits.
 */
public final class NumberRanges {
    /** A 7-digit number without its last four. */
    public static final int MIN = 3;

    private static final int UNKNOWN_MAX = 7;
    private static final int CODE_DIGITS_MAX = 3;
    private static final byte[] LONGEST = read();

    private NumberRanges() {}

    /** The most digits that a range may have which begins with these three: 0 to 999. */
    public static int longest(int firstThree) {
        return LONGEST[firstThree];
    }

    /** Empty if it is one; else what was expected and the shape of what was. */
    public static Optional<String> problem(String range) {
        int plus = range.startsWith("+") ? 1 : 0;
        int digits = range.length() - plus;
        for (int i = plus; i < range.length(); i++) {
            if (!isDigit(range.charAt(i))) {
                return Optional.of(expected("number " + (i + 1) + " of " + range.length() + " is no digit"));
            }
        }
        boolean fits = digits >= MIN && digits <= longest(Integer.parseInt(range, plus, plus + MIN, 10));
        return fits ? Optional.empty() : Optional.of(expected("was " + digits));
    }

    /** The range of a whole number, with the plus. */
    public static String of(String e164) {
        int longest = longest(Integer.parseInt(e164, 1, 1 + MIN, 10));
        return e164.substring(0, 1 + Math.min(longest, e164.length() - 1 - 4));
    }

    private static String expected(String was) {
        return "the digits of a number without its last four, as many as its country has; " + was;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static byte[] read() {
        byte[] longest = new byte[1000];
        Arrays.fill(longest, (byte) UNKNOWN_MAX);
        try (InputStream in =
                Objects.requireNonNull(NumberRanges.class.getResourceAsStream("number-ranges.tsv"), "ranges")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(line -> {
                        for (String code : line[1].split(" ", -1)) {
                            fill(longest, code, Byte.parseByte(line[0]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the number ranges", e);
        }
        return longest;
    }

    /** Calling codes are no prefixes of one another, so three digits tell them all. */
    private static void fill(byte[] longest, String code, byte digits) {
        int width = 1;
        for (int i = code.length(); i < CODE_DIGITS_MAX; i++) {
            width *= 10;
        }
        int from = Integer.parseInt(code) * width;
        Arrays.fill(longest, from, from + width, digits);
    }
}
