package io.otpwatch.rules;

import java.text.Normalizer;
import java.util.Locale;

/**
 * An e-mail address in its one spelling, for as long as a call needs it: the domain as {@link Domains} has it, the local
 * part in NFC and lower case. That mailbox operators may ignore dots, or what follows a plus, is not considered:
 * {@code J.Doe+x@Gmail.com} is {@code j.doe+x@gmail.com}.
 */
public final class MailAddress {
    private static final int RAW_MAX = 1_000; // far beyond any address, and soon refused
    private static final int LOCAL_MAX = 64; // RFC 5321

    private final String local;
    private final String domain;

    private MailAddress(String local, String domain) {
        this.local = local;
        this.domain = domain;
    }

    /**
     * The address that {@code raw} spells.
     *
     * @throws IllegalArgumentException if it spells none; the message has its shape, never its value
     */
    public static MailAddress of(String raw) {
        if (raw.length() > RAW_MAX) {
            throw refused(raw.length() + " characters");
        }
        String text = raw.strip();
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw refused(text.length() + " characters without an @");
        }
        String local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        if (local.isEmpty() || local.length() > LOCAL_MAX) {
            throw refused(local.length() + " characters before the @, which has 1 to 64");
        }
        if (local.chars().anyMatch(Character::isISOControl)) {
            throw refused("one with a control character before the @");
        }
        return new MailAddress(local, mailDomain(text.substring(at + 1)));
    }

    public String domain() {
        return domain;
    }

    /** What {@link Recipients#email} takes. */
    public String normalised() {
        return local + '@' + domain;
    }

    /** Only what it is, as the address must not get into logs. */
    @Override
    public String toString() {
        return "an e-mail address";
    }

    private static String mailDomain(String raw) {
        String domain = Domains.normalise(raw);
        if (!Domains.isMail(domain)) {
            throw refused("one whose domain is MCC-MNC or unknown");
        }
        return domain;
    }

    private static IllegalArgumentException refused(String was) {
        return new IllegalArgumentException("an e-mail address; was " + was);
    }
}
