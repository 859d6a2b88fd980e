package io.otpwatch.rules;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A secret from which {@link Recipients} makes hashes of addresses. Whoever has it can find out which address a hash is
 * of, so it stays where addresses are known anyway.
 *
 * @param id stands beside each hash: 1 to 16 characters of {@code [a-z0-9-]}, and no phone number
 * @param secret at least 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record RecipientKey(String id, byte[] secret) {
    private static final int ID_MAX = 16;
    private static final int SECRET_MIN = 32;

    public RecipientKey {
        if (!isId(id)) {
            throw new IllegalArgumentException("id of a recipient key: 1 to 16 characters of [a-z0-9-], no number; was "
                    + id.length() + " characters");
        }
        if (secret.length < SECRET_MIN) {
            throw new IllegalArgumentException(
                    "secret of a recipient key: at least 32 bytes; was " + secret.length + " bytes");
        }
        secret = secret.clone();
    }

    @Override
    public byte[] secret() {
        return secret.clone();
    }

    /** The id; never the secret. */
    @Override
    public String toString() {
        return "RecipientKey[id=" + id + "]";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecipientKey key && id.equals(key.id) && MessageDigest.isEqual(secret, key.secret);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(secret);
    }

    private static boolean isId(String id) {
        return !id.isEmpty()
                && id.length() <= ID_MAX
                && id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
                && PrivateText.problemOfWord(id).isEmpty();
    }
}
