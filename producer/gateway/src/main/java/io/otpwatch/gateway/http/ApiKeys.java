package io.otpwatch.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that open the gateway: one, or two while they are being changed. Only their SHA-256 is kept, and a guess is
 * compared with each in the same time whatever it has in common with them.
 */
public final class ApiKeys {
    /** Of a key, in characters. */
    public static final int LENGTH_MIN = 16;

    private static final String SCHEME = "Bearer ";
    private static final int NONE = -1;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ApiKeys::digest);

    private final List<byte[]> digests;

    private ApiKeys(List<byte[]> digests) {
        this.digests = digests;
    }

    /**
     * The keys in clear, one or two.
     *
     * @throws IllegalArgumentException if one has fewer than {@value #LENGTH_MIN} characters
     */
    public static ApiKeys of(List<String> keys) {
        if (keys.isEmpty() || keys.size() > 2) {
            throw new IllegalArgumentException("one or two API keys; was " + keys.size());
        }
        for (String key : keys) {
            if (key.length() < LENGTH_MIN) {
                throw new IllegalArgumentException(
                        "API keys of at least " + LENGTH_MIN + " characters; was " + key.length());
            }
        }
        return new ApiKeys(keys.stream().map(ApiKeys::sha256).toList());
    }

    /** How many keys there are. */
    int size() {
        return digests.size();
    }

    /**
     * Which key it is, from 0; negative if none.
     *
     * @param authorization the header, null if there is none
     */
    int find(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return NONE;
        }
        byte[] digest = sha256(authorization.substring(SCHEME.length()).strip());
        int found = NONE;
        for (int i = 0; i < digests.size(); i++) {
            found = MessageDigest.isEqual(digests.get(i), digest) ? i : found;
        }
        return found;
    }

    private static byte[] sha256(String text) {
        return SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) { // every JDK has it
            throw new IllegalStateException(e);
        }
    }
}
