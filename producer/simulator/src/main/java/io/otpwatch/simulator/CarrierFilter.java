package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import io.otpwatch.events.ReasonClass;
import java.util.function.Supplier;

/** A carrier lets no code through. */
record CarrierFilter(Answer answer) implements Effect {
    /** What is heard of a filtered code. */
    enum Answer {
        /** Within seconds that it was filtered. */
        REFUSED,
        /** Nothing. */
        NONE,
        /** What is heard of any code, that it was delivered, though it was not. */
        FALSELY_DELIVERED
    }

    @Override
    public CauseKind kind() {
        return answer == Answer.REFUSED ? CauseKind.CARRIER_FILTERING_EXPLICIT : CauseKind.CARRIER_FILTERING_SILENT;
    }

    @Override
    public boolean affects(Channel channel) {
        return channel == Channel.SMS;
    }

    @Override
    public Fate fate(Supplier<Fate> otherwise, Draws draws) {
        return switch (answer) {
            case REFUSED -> Fate.refused(ReasonClass.OPERATOR, "filtered", draws);
            case NONE -> Fate.LOST;
            case FALSELY_DELIVERED -> otherwise.get().unseen();
        };
    }
}
