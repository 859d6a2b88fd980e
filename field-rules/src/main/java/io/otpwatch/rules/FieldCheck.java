package io.otpwatch.rules;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks fields one after the other and keeps the first that is bad. A null value passes: whether it may be null is a
 * rule of its own.
 */
public final class FieldCheck {
    /** 2000-01-01 to 2100-01-01: seconds and microseconds taken for milliseconds fall outside. */
    static final long TIME_MIN = 946_684_800_000L;

    static final long TIME_MAX = 4_102_444_800_000L;

    private static final int RECIPIENT_LENGTH = 32;
    private static final int VENDOR_ID_MAX = 128;

    private @Nullable BadField bad;

    public Optional<BadField> first() {
        return Optional.ofNullable(bad);
    }

    public FieldCheck require(String field, boolean ok, String expected) {
        if (!ok && bad == null) {
            bad = new BadField(field, expected);
        }
        return this;
    }

    public FieldCheck id(String field, @Nullable String value) {
        return value == null ? this : refuse(field, Ids.problem(value));
    }

    /** A name of a route that is no number. */
    public FieldCheck name(String field, @Nullable String value) {
        return value == null ? this : sender(field, value).refuse(field, PrivateText.problemOfWord(value));
    }

    /** A name of a route that may be a number, as a sender of SMS often is. */
    public FieldCheck sender(String field, String value) {
        return refuse(field, RouteFields.nameProblem(value));
    }

    public FieldCheck country(String field, String value) {
        return refuse(field, RouteFields.countryProblem(value));
    }

    public FieldCheck domain(String field, String value) {
        return refuse(field, Domains.problem(value));
    }

    public FieldCheck time(String field, @Nullable Long value) {
        return value == null ? this : time(field, value.longValue());
    }

    public static boolean isTime(long value) {
        return value >= TIME_MIN && value < TIME_MAX;
    }

    public FieldCheck time(String field, long value) {
        if (isTime(value)) {
            return this;
        }
        String was = value < 0 ? "negative" : Long.toString(value).length() + " digits";
        return require(field, false, "milliseconds since 1970, from 2000 to 2100; was " + was);
    }

    /** At most {@code max} characters, none of them a control character. */
    public FieldCheck text(String field, @Nullable String value, int max) {
        if (value == null) {
            return this;
        }
        return length(field, value, 0, max, "at most %d characters")
                .matches(field, value, c -> !Character.isISOControl(c), "no control characters");
    }

    /** Text of the company's own: no address, and no number with or without a plus. */
    public FieldCheck word(String field, @Nullable String value, int max) {
        return value == null ? this : text(field, value, max).refuse(field, PrivateText.problemOfWord(value));
    }

    /** An id or code that someone else has made, and that may be digits alone: no address, no number with a plus. */
    public FieldCheck symbol(String field, @Nullable String value, int max) {
        return value == null ? this : text(field, value, max).refuse(field, PrivateText.problem(value));
    }

    /** A provider's id of a message, whose form that is kept is harmless. */
    public FieldCheck vendorMessageId(String field, @Nullable String value) {
        return value == null
                ? this
                : text(field, value, VENDOR_ID_MAX)
                        .refuse(field, PrivateText.problem(VendorMessageIds.harmless(value)));
    }

    /** A word in lower case with underscores. */
    public FieldCheck reason(String field, String value) {
        return length(field, value, 1, 64, "1 to 64 characters")
                .matches(field, value, c -> isLower(c) || isDigit(c) || c == '_', "characters of [a-z0-9_]")
                .refuse(field, PrivateText.problemOfWord(value));
    }

    public FieldCheck recipient(String field, @Nullable String value) {
        if (value == null) {
            return this;
        }
        return length(field, value, RECIPIENT_LENGTH, RECIPIENT_LENGTH, "32 hex digits")
                .matches(field, value, c -> isDigit(c) || (c >= 'a' && c <= 'f'), "lower-case hex digits");
    }

    public FieldCheck numberRange(String field, @Nullable String value) {
        return value == null ? this : refuse(field, NumberRanges.problem(value));
    }

    /** @param expected may have a %d for {@code max}: text is made for a bad value only, as nearly all are good */
    private FieldCheck length(String field, String value, int min, int max, String expected) {
        int length = value.length();
        return length >= min && length <= max
                ? this
                : require(field, false, String.format(Locale.ROOT, expected, max) + "; was " + length);
    }

    private FieldCheck matches(String field, String value, CharRule rule, String expected) {
        for (int i = 0; i < value.length() && bad == null; i++) {
            if (!rule.allows(value.charAt(i))) {
                return require(field, false, expected + "; number " + (i + 1) + " of " + value.length() + " is not");
            }
        }
        return this;
    }

    private FieldCheck refuse(String field, Optional<String> problem) {
        if (problem.isPresent() && bad == null) {
            bad = new BadField(field, problem.get());
        }
        return this;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @FunctionalInterface
    private interface CharRule {
        boolean allows(char c);
    }
}
