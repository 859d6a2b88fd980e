package io.otpwatch.simulator;

import io.otpwatch.events.ReasonClass;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of one code.
 *
 * @param takenAfterNanos when the network or mailbox has it, or says so, after its send; {@link #NEVER}
 * @param arrivesAfterNanos when the user sees it, after its send; {@link #NEVER}
 * @param inSpam whether it is in the spam folder
 * @param report of a failure, permanent or not
 */
record Fate(long takenAfterNanos, long arrivesAfterNanos, boolean inSpam, Optional<Report> report) {
    static final long NEVER = Long.MAX_VALUE;
    static final Fate LOST = arriving(NEVER, Optional.empty());

    /** The user sees it as soon as the network has it. */
    static Fate arriving(long afterNanos, Optional<Report> report) {
        return new Fate(afterNanos, afterNanos, false, report);
    }

    /** It never arrives, which is said within seconds. */
    static Fate refused(ReasonClass reasonClass, String reason, Draws draws) {
        long after = Nanos.ofSeconds(0.3 + draws.exponential(2));
        return arriving(NEVER, Optional.of(new Report(reasonClass, reason, after)));
    }

    boolean isTaken() {
        return takenAfterNanos != NEVER;
    }

    boolean arrives() {
        return arrivesAfterNanos != NEVER;
    }

    /** The same is heard of it, but the user never sees it. */
    Fate unseen() {
        return new Fate(takenAfterNanos, NEVER, inSpam, report);
    }

    /** It is delivered into the spam folder, where the user sees it so long after that; {@link #NEVER}. */
    Fate foundInSpam(long afterNanos) {
        long found = isTaken() && arrives() ? plus(takenAfterNanos, afterNanos) : NEVER;
        return new Fate(takenAfterNanos, found, true, report);
    }

    /** It is delivered, and seen, so much later; a failure is reported when it would be anyway. */
    Fate later(long nanos) {
        return new Fate(plus(takenAfterNanos, nanos), plus(arrivesAfterNanos, nanos), inSpam, report);
    }

    /** It is dropped if it has not been delivered after so long, and of no interest if it has not been seen. */
    Fate within(Duration validity) {
        long last = validity.toNanos();
        boolean dropped = takenAfterNanos > last;
        boolean unseen = dropped || arrivesAfterNanos > last;
        return new Fate(dropped ? NEVER : takenAfterNanos, unseen ? NEVER : arrivesAfterNanos, inSpam, report);
    }

    private static long plus(long afterNanos, long more) {
        return afterNanos > NEVER - more ? NEVER : afterNanos + more;
    }

    /** A failure that is reported {@code afterNanos} after the send. */
    record Report(ReasonClass reasonClass, String reason, long afterNanos) {
        /** That the code was put off, within seconds. */
        static Report deferral(Draws draws) {
            return new Report(ReasonClass.TEMPORARY, "deferred", Nanos.ofSeconds(draws.between(1, 5)));
        }
    }
}
