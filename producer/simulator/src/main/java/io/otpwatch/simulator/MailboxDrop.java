package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import io.otpwatch.events.ReasonClass;
import java.util.Optional;
import java.util.function.Supplier;

/** A mailbox operator takes no codes, at any of its domains. */
record MailboxDrop(Mode mode) implements Effect {
    /** Share of deferred codes that a retry delivers, if the retry comes before they are given up. */
    private static final double TAKEN_ON_RETRY = 0.4;

    private static final double FIRST_RETRY_SECONDS = 50;
    private static final double LAST_RETRY_SECONDS = 400;

    /** What it does with a code. */
    enum Mode {
        /** Takes it and throws it away: nothing is heard. */
        DROP,
        /** Puts it off, and says so; most are never taken, the rest late. */
        DEFER,
        /** Refuses it for its policy, and says so. */
        BOUNCE
    }

    @Override
    public CauseKind kind() {
        return CauseKind.MAILBOX_DROP;
    }

    @Override
    public boolean affects(Channel channel) {
        return channel == Channel.EMAIL;
    }

    @Override
    public Fate fate(Supplier<Fate> otherwise, Draws draws) {
        return switch (mode) {
            case DROP -> Fate.LOST;
            case DEFER -> deferred(draws);
            case BOUNCE -> Fate.refused(ReasonClass.OPERATOR, "policy", draws);
        };
    }

    private static Fate deferred(Draws draws) {
        Optional<Fate.Report> report = Optional.of(Fate.Report.deferral(draws));
        boolean taken = draws.chance(TAKEN_ON_RETRY);
        long after = Nanos.ofSeconds(draws.between(FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS));
        return Fate.arriving(taken ? after : Fate.NEVER, report);
    }
}
