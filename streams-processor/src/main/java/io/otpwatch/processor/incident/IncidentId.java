package io.otpwatch.processor.incident;

import io.otpwatch.processor.localise.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names incidents: the same for the same first scope, origin and start, so that a replay names them alike. */
final class IncidentId {
    private static final int BYTES = 6;

    private IncidentId() {}

    /** {@code i-} and 12 hex digits. */
    static String of(Origin origin, Scope scope, long since) {
        String text = origin + "\t" + scope.text() + "\t" + since;
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return "i-" + HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
