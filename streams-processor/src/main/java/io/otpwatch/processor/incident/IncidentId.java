package io.otpwatch.processor.incident;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names incidents: the same for the same first scope, origin, signals, start and opening, so that a replay names them
 * alike, and no two that were ever told. */
final class IncidentId {
    private static final int BYTES = 6;

    private IncidentId() {}

    /** {@code i-} and 12 hex digits. */
    static String of(Candidate candidate, long openedAt) {
        String text = candidate.origin() + "\t" + candidate.scope().text() + "\t" + candidate.since() + "\t"
                + candidate.signals() + "\t" + openedAt;
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return "i-" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
