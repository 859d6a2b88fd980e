package io.otpwatch.rules;

import java.util.Optional;

/**
 * The rule for challengeId and codeId: 1 to 128 characters of {@code [A-Za-z0-9._:-]}, and nothing that parses as a
 * phone number, that is 7 to 15 digits with or without separators ({@code .}, {@code -}, {@code :}). An e-mail address
 * fails by its {@code @}. Vectors for other languages are in {@code vectors/ids.tsv}.
 */
public final class Ids {
    public static final int MAX_LENGTH = 128;
    private static final int PHONE_DIGITS_MIN = 7; // the shortest international numbers
    private static final int PHONE_DIGITS_MAX = 15; // E.164

    private Ids() {}

    /** Empty if the id is good; else what was expected and the shape of what was, without the value. */
    public static Optional<String> problem(String id) {
        int length = id.length();
        if (length == 0 || length > MAX_LENGTH) {
            return Optional.of("1 to 128 characters; was " + length);
        }
        int digits = 0;
        int separators = 0;
        for (int i = 0; i < length; i++) {
            char c = id.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' || c == '-' || c == ':') {
                separators++;
            } else if (!isLetter(c) && c != '_') {
                return Optional.of("characters of [A-Za-z0-9._:-]; number " + (i + 1) + " of " + length + " is not");
            }
        }
        boolean phone = digits + separators == length && digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX;
        return phone ? Optional.of("no phone number; was " + digits + " digits and no letter") : Optional.empty();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
