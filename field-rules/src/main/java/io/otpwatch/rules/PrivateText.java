package io.otpwatch.rules;

import java.util.Optional;

/**
 * Finds an e-mail address or phone number in text that is not for one: anything with an @, and a plus with 7 digits and
 * more behind it, with or without blanks, dots, hyphens, slashes and brackets between. In text that should be a word, 10
 * to 15 digits and nothing else are a number as well; not in ids and codes of others, where that is usual. As a word,
 * {@code +49 1511 2345678} and {@code 4915112345678} are refused, {@code login-sms-2} is kept.
 */
public final class PrivateText {
    private static final int PHONE_DIGITS_MIN = 7;
    private static final int BARE_DIGITS_MIN = 10;
    private static final int BARE_DIGITS_MAX = 15; // E.164

    private PrivateText() {}

    /** What was expected and the shape of what was, without the value; empty if the text may be kept. */
    public static Optional<String> problem(String text) {
        int at = text.indexOf('@');
        if (at >= 0) {
            return Optional.of("no e-mail address; was something with an @");
        }
        for (int plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
            int digits = digitsAfter(text, plus);
            if (digits >= PHONE_DIGITS_MIN) {
                return Optional.of("no phone number; was a plus and " + digits + " digits");
            }
        }
        return Optional.empty();
    }

    /** As {@link #problem}, for text that should be a word: digits alone are none. */
    public static Optional<String> problemOfWord(String text) {
        Optional<String> problem = problem(text);
        return problem.isPresent() ? problem : bareNumber(text);
    }

    private static Optional<String> bareNumber(String text) {
        String bare = text.strip();
        boolean number = bare.length() >= BARE_DIGITS_MIN && bare.length() <= BARE_DIGITS_MAX && isDigits(bare);
        return number ? Optional.of("no phone number; was " + bare.length() + " digits alone") : Optional.empty();
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Digits behind a plus, with or without blanks, dots, hyphens, slashes and brackets between. */
    private static int digitsAfter(String text, int plus) {
        int digits = 0;
        for (int i = plus + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if (" .-/()\u00A0".indexOf(c) < 0) {
                break;
            }
        }
        return digits;
    }
}
