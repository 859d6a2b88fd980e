package io.otpwatch.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Providers' own ids of messages, in the form in which they are kept. */
public final class VendorMessageIds {
    private static final String PREFIX = "h:";
    private static final int BYTES = 16;

    private VendorMessageIds() {}

    /**
     * The id itself, unless it has an @: then it is a Message-ID, or an address by mistake, and all that is kept is what
     * tells equal from different: {@code h:} and the first 128 bits of the SHA-256 of its UTF-8 bytes, without blanks and
     * angle brackets around it, as 32 lower-case hex digits. {@code SM1} stays as it is; {@code <1@mg.example.com>} and
     * {@code 1@mg.example.com} become the same. What it has made it leaves as it is.
     */
    public static String harmless(String vendorMessageId) {
        return vendorMessageId.indexOf('@') < 0 ? vendorMessageId : PREFIX + hash(bare(vendorMessageId.strip()));
    }

    private static String bare(String id) {
        int from = id.startsWith("<") ? 1 : 0;
        int to = id.length() - (id.endsWith(">") ? 1 : 0);
        return id.substring(from, to);
    }

    private static String hash(String text) {
        try {
            byte[] full = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(full, 0, BYTES);
        } catch (NoSuchAlgorithmException e) { // every JDK has it
            throw new IllegalStateException(e);
        }
    }
}
