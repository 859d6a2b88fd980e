package io.otpwatch.simulator;

import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Route;
import java.util.Comparator;
import java.util.Optional;

/** What the ledger keeps of an event: enough to judge, so little that millions fit in memory. */
sealed interface Fact {
    Comparator<Fact> BY_APPEND = Comparator.comparingLong(Fact::appendedAtMs).thenComparingLong(Fact::offset);

    /** Milliseconds since 1970. */
    long appendedAtMs();

    /** In the partition of the challenge. */
    long offset();

    record Sent(
            String codeId, Route route, int attempt, long sentAtMs, boolean hasVendorId, long appendedAtMs, long offset)
            implements Fact {}

    /** Evidence or a failure. */
    sealed interface About extends Fact {
        /** Empty only for entry evidence. */
        Optional<String> codeId();

        Optional<String> provider();
    }

    /** Receipt or entry evidence. */
    record Evidence(
            Optional<String> codeId,
            EvidenceKind kind,
            long receivedAtMs,
            Optional<String> provider,
            long appendedAtMs,
            long offset)
            implements About {}

    record Failure(
            Optional<String> codeId, ReasonClass reasonClass, Optional<String> provider, long appendedAtMs, long offset)
            implements About {
        boolean isPermanent() {
            return reasonClass != ReasonClass.TEMPORARY;
        }
    }
}
