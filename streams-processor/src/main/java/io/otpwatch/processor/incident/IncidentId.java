package io.otpwatch.processor.incident;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names incidents: the same for the same first scope, origin, signals and start, so that a replay names them alike. */
final class IncidentId {
    private static final int BYTES = 6;

    private IncidentId() {}

    /** {@code i-} and 12 hex digits. */
    static String of(Candidate candidate) {
        String text = candidate.origin() + "\t" + candidate.scope().text() + "\t" + candidate.since() + "\t"
                + candidate.signals();
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return "i-" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
