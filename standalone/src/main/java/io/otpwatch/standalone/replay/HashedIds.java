package io.otpwatch.standalone.replay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids that are refused, as they could be phone numbers or addresses, as others that say nothing: the first 128 bits of
 * their HMAC-SHA-256, written as a UUID. The same id becomes the same within a replay, and another in the next, as the
 * key is drawn anew and kept nowhere. Not thread-safe.
 */
final class HashedIds implements UnaryOperator<String> {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac mac;

    HashedIds(byte[] key) {
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    static HashedIds withNewKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new HashedIds(key);
    }

    @Override
    public String apply(String id) {
        ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong(), hash.getLong()).toString();
    }
}
