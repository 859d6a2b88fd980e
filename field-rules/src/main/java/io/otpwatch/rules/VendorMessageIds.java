package io.otpwatch.rules;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Vendors' ids of messages, so that none can hold an address. An id with an @ in it, as Message-IDs of e-mails have,
 * becomes {@code h:} and the first 128 bits of its SHA-256 in 32 hex digits; {@code <id@host>} and {@code id@host} become
 * the same. Every other id stays as it is.
 */
public final class VendorMessageIds {
    private static final String ALGORITHM = "SHA-256";
    private static final int BYTES = 16;

    private VendorMessageIds() {}

    /** The id, or what stands for it: {@code <1@a.example>} becomes {@code h:} and 32 hex digits, {@code SM12} stays. */
    public static String harmless(String id) {
        return id.indexOf('@') < 0 ? id : "h:" + hash(bare(id.trim()));
    }

    private static String bare(String id) {
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    private static String hash(String text) {
        try {
            byte[] full = MessageDigest.getInstance(ALGORITHM).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java runtime", e);
        }
    }
}
