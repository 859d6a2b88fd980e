package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import java.util.function.Supplier;

/** What a cause does to the codes that it hits: nothing, but for what an implementation says. */
interface Effect {
    CauseKind kind();

    /** Whether codes of this channel can be hit at all. */
    default boolean affects(Channel channel) {
        return true;
    }

    /** Whether codes are not even sent. */
    default boolean stopsSends() {
        return false;
    }

    /**
     * What becomes of a code that is sent now.
     *
     * @param otherwise what would become of it without this; draws when asked, so not to be asked without need
     */
    default Fate fate(Supplier<Fate> otherwise, Draws draws) {
        return otherwise.get();
    }

    /** Whether a code is lost that was sent before, and would be delivered now. */
    default boolean losesCodesUnderWay() {
        return false;
    }

    /** What comes of it when a user enters a code now. */
    default Typing typing(Draws draws) {
        return Typing.USUAL;
    }

    /** Whether what the provider reports now gets lost. */
    default boolean losesReports() {
        return false;
    }
}
