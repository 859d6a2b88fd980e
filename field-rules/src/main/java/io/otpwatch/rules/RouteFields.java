package io.otpwatch.rules;

import java.util.Locale;
import java.util.Optional;

/**
 * The one spelling of a route's names, so that "Twilio" and "twilio " are one route: provider, sender and operator in
 * lower case, the country in upper case. Domains have {@link Domains}. Vectors for other languages are in
 * {@code vectors/route-fields.tsv}.
 */
public final class RouteFields {
    private static final int NAME_MAX = 64;

    private RouteFields() {}

    /**
     * A provider, sender or operator without outer blanks, in lower case (of the root locale).
     *
     * @throws IllegalArgumentException if it is none; the message has its shape, never its value
     */
    public static String name(String raw) {
        String name = raw.strip().toLowerCase(Locale.ROOT);
        return checked(name, nameProblem(name));
    }

    /**
     * A country without outer blanks, in upper case: two letters as in ISO 3166-1, ZZ if unknown.
     *
     * @throws IllegalArgumentException if it is none; the message has its shape, never its value
     */
    public static String country(String raw) {
        String country = raw.strip().toUpperCase(Locale.ROOT);
        return checked(country, countryProblem(country));
    }

    /** Empty if it is a name in its one spelling: 1 to 64 characters, lower case, no control character, no @. */
    public static Optional<String> nameProblem(String name) {
        int length = name.length();
        if (length == 0 || length > NAME_MAX) {
            return Optional.of("1 to 64 characters; was " + length);
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) || Character.isISOControl(c) || c == '@') {
                return Optional.of(
                        "lower case without control characters and @; number " + (i + 1) + " of " + length + " is not");
            }
        }
        return Optional.empty();
    }

    static Optional<String> countryProblem(String country) {
        boolean ok = country.length() == 2 && isUpper(country.charAt(0)) && isUpper(country.charAt(1));
        return ok
                ? Optional.empty()
                : Optional.of("two upper-case letters of ISO 3166-1, or ZZ; was " + country.length() + " characters");
    }

    private static String checked(String value, Optional<String> problem) {
        problem.ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
        return value;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
