package io.otpwatch.simulator;

import io.otpwatch.events.ReasonClass;
import java.util.Optional;

/**
 * What becomes of one code.
 *
 * @param arrivesAfterNanos when it reaches the user, after its send; {@link #NEVER}
 * @param report of a failure, permanent or not
 */
record Fate(long arrivesAfterNanos, Optional<Report> report) {
    static final long NEVER = Long.MAX_VALUE;
    static final Fate LOST = new Fate(NEVER, Optional.empty());

    boolean arrives() {
        return arrivesAfterNanos != NEVER;
    }

    /** A failure that is reported {@code afterNanos} after the send. */
    record Report(ReasonClass reasonClass, String reason, long afterNanos) {}
}
