package io.otpwatch.rules;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands for an address or number in events: the first 128 bits of HMAC-SHA-256 over its UTF-8 bytes, as 32
 * lower-case hex digits. Without the key nobody can tell which address it is, nor by trying all numbers. Vectors for
 * other languages are in {@code vectors/recipients.tsv}.
 */
public final class Recipients {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;
    private static final int DIGITS_MIN = 7;
    private static final int DIGITS_MAX = 15; // E.164

    private Recipients() {}

    /**
     * The hash of an e-mail address.
     *
     * @param normalisedAddress as {@link MailAddress#normalised()} has it
     * @throws IllegalArgumentException if it has no @; the message has its shape, never its value
     */
    public static String email(RecipientKey key, String normalisedAddress) {
        if (normalisedAddress.indexOf('@') < 1) {
            throw new IllegalArgumentException("a normalised e-mail address; was " + normalisedAddress.length()
                    + " characters without an @ behind the first");
        }
        return hash(key, normalisedAddress);
    }

    /**
     * The hash of a phone number.
     *
     * @param e164 a plus sign and 7 to 15 digits
     * @throws IllegalArgumentException if it is not; the message has its shape, never its value
     */
    public static String phone(RecipientKey key, String e164) {
        int digits = e164.length() - 1;
        if (!e164.startsWith("+")
                || digits < DIGITS_MIN
                || digits > DIGITS_MAX
                || !e164.chars().skip(1).allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException(
                    "a plus sign and 7 to 15 digits; was " + e164.length() + " characters that are not");
        }
        return hash(key, e164);
    }

    private static String hash(RecipientKey key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
            byte[] full = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java runtime", e);
        }
    }
}
