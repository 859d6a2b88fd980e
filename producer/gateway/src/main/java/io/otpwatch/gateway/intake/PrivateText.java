package io.otpwatch.gateway.intake;

import java.util.Optional;

/** Finds an e-mail address or phone number in a field that is not for one. */
final class PrivateText {
    private static final int PHONE_DIGITS_MIN = 7;

    private PrivateText() {}

    /** What was expected and the shape of what was; empty if the text may be kept. */
    static Optional<String> problem(String text) {
        int at = text.indexOf('@');
        if (at >= 0) {
            return Optional.of("no e-mail address; was something with an @");
        }
        for (int plus = text.indexOf('+'); plus >= 0; plus = text.indexOf('+', plus + 1)) {
            if (digitsAfter(text, plus) >= PHONE_DIGITS_MIN) {
                return Optional.of("no phone number; was a plus and " + digitsAfter(text, plus) + " digits");
            }
        }
        return Optional.empty();
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
