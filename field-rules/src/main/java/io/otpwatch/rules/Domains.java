package io.otpwatch.rules;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * The place a code goes to, in its one spelling: an e-mail domain as lower-case A-labels without a trailing dot
 * ({@code Bücher.example.} is {@code xn--bcher-kva.example}), a carrier as MCC-MNC ({@code 310-260}), or
 * {@link #UNKNOWN}. Vectors for other languages are in {@code vectors/domains.tsv}.
 */
public final class Domains {
    /** The carrier or mailbox domain is not known to the sender of the event. */
    public static final String UNKNOWN = "unknown";

    private static final int MAX_LENGTH = 253; // RFC 1035 without the root's dot
    private static final int MAX_LABEL = 63;

    private Domains() {}

    /**
     * The one spelling of {@code raw}. IDNA 2003 with unassigned code points allowed, as {@link IDN} has it.
     *
     * @throws IllegalArgumentException if it is no domain; the message has its shape, never its value
     */
    public static String normalise(String raw) {
        String text = raw.strip();
        if (problem(text).isEmpty()) { // nearly all are in their one spelling, and the mapping is slow
            return text;
        }
        String ascii;
        try {
            ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) { // its message would quote the value
            throw new IllegalArgumentException(expected(raw.length() + " characters that IDNA cannot map"));
        }
        String domain = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        problem(domain).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return domain;
    }

    /** Empty if {@code domain} is in its one spelling; else what was expected and the shape of what was. */
    public static Optional<String> problem(String domain) {
        if (domain.equals(UNKNOWN) || isCarrier(domain)) {
            return Optional.empty();
        }
        if (domain.isEmpty() || domain.length() > MAX_LENGTH) {
            return Optional.of(expected(domain.length() + " characters"));
        }
        if (domain.indexOf('@') >= 0) {
            return Optional.of(expected("something with an @"));
        }
        return mailDomainProblem(domain).map(Domains::expected);
    }

    /** Whether a domain in its one spelling is one of e-mail: neither a carrier nor {@link #UNKNOWN}. */
    public static boolean isMail(String domain) {
        return !domain.equals(UNKNOWN) && !isCarrier(domain);
    }

    private static Optional<String> mailDomainProblem(String domain) {
        int labels = 0;
        int start = 0;
        int digits = 0;
        for (int i = 0; i <= domain.length(); i++) {
            char c = i == domain.length() ? '.' : domain.charAt(i);
            if (c == '.') {
                labels++;
                if (!isLabel(domain, start, i)) {
                    return Optional.of("a domain whose label " + labels + " is no host name");
                }
                if (i == domain.length() && digits == i - start) {
                    return Optional.of("a domain whose last label is a number");
                }
                start = i + 1;
                digits = 0;
            } else if (c >= '0' && c <= '9') {
                digits++;
            } else if (!(c >= 'a' && c <= 'z') && c != '-') {
                return Optional.of("a domain with a character that is not of [a-z0-9.-] at " + (i + 1));
            }
        }
        return labels < 2 ? Optional.of("a single label") : Optional.empty();
    }

    private static boolean isLabel(String domain, int start, int end) {
        int length = end - start;
        return length >= 1 && length <= MAX_LABEL && domain.charAt(start) != '-' && domain.charAt(end - 1) != '-';
    }

    /** Three digits, a hyphen, two or three digits: mobile country and network code, ITU-T E.212. */
    private static boolean isCarrier(String text) {
        if ((text.length() != 6 && text.length() != 7) || text.charAt(3) != '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (i != 3 && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String expected(String was) {
        return "an e-mail domain as lower-case A-labels, or MCC-MNC; was " + was;
    }
}
