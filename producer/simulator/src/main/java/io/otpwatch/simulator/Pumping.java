package io.otpwatch.simulator;

import io.otpwatch.events.Channel;

/**
 * Codes are asked for in a country, for one number range or all, by those who are paid for their delivery. They come
 * on top of the usual traffic (see {@link PumpedArrivals}), are delivered as usual, and nobody enters them.
 *
 * @param factor how many codes the whole country gets for each usual one, more than 1, at most 1000
 */
record Pumping(double factor) implements Effect {
    Pumping {
        if (!(factor > 1 && factor <= 1000)) {
            throw new IllegalArgumentException("factor must be more than 1, at most 1000: " + factor);
        }
    }

    /** The traffic of those who pump: no mistyped numbers, no patience, no entries. */
    static TrafficProfile profile(TrafficProfile usual) {
        return usual.with(Quirk.WRONG_RECIPIENT, 0)
                .with(Quirk.NOT_ENTERED, 1)
                .with(Quirk.RESENT, 0)
                .with(Quirk.UNMATCHED, 0);
    }

    @Override
    public CauseKind kind() {
        return CauseKind.PUMPING;
    }

    @Override
    public boolean affects(Channel channel) {
        return channel == Channel.SMS;
    }
}
