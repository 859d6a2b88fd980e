package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.util.function.Supplier;

/** A mailbox operator delivers codes into the spam folder: receipts as usual, few users look there, and late. */
record SpamFolder() implements Effect {
    /** Share of users who look into their spam folder. */
    private static final double LOOKED_FOR = 0.25;

    private static final double FOUND_FIRST_SECONDS = 25;
    private static final double FOUND_LAST_SECONDS = 120;

    @Override
    public CauseKind kind() {
        return CauseKind.SPAM_FOLDERED;
    }

    @Override
    public boolean affects(Channel channel) {
        return channel == Channel.EMAIL;
    }

    @Override
    public Fate fate(Supplier<Fate> otherwise, Draws draws) {
        Fate fate = otherwise.get();
        return draws.chance(LOOKED_FOR)
                ? fate.foundInSpam(Nanos.ofSeconds(draws.between(FOUND_FIRST_SECONDS, FOUND_LAST_SECONDS)))
                : fate.foundInSpam(Fate.NEVER);
    }
}
