package io.otpwatch.processor.incident;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A digest that is the same in every process. */
final class Sha256 {
    private Sha256() {}

    /** 32 bytes. */
    static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
