package io.otpwatch.gateway.vendor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A provider's id of a message as the first 128 bits of the SHA-256 of provider, a tab, and id. */
record VendorKey(long high, long low) {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(VendorKey::digest);

    static VendorKey of(String provider, String vendorMessageId) {
        byte[] text = (provider + '\t' + vendorMessageId).getBytes(StandardCharsets.UTF_8);
        ByteBuffer hash = ByteBuffer.wrap(SHA_256.get().digest(text));
        return new VendorKey(hash.getLong(), hash.getLong());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) { // every JDK has it
            throw new IllegalStateException(e);
        }
    }
}
