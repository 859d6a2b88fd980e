package io.otpwatch.processor.score;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * By what a signal of a route is judged until the terms are drawn up again, some minutes later.
 *
 * @param normal what is usual
 * @param threshold score from which on it is anomalous, nats, more than 0
 * @param basis how well the normal is known
 */
public record Terms(Normal normal, double threshold, Basis basis) {
    private static final double FIRST_SIGMAS = 2;

    /** As of one of 2,000 routes, always busy. */
    private static final double FIRST_THRESHOLD = Threshold.of(Threshold.PERIOD_SECONDS, 1.0 / 4_000);

    /** What the normal rests on. */
    public enum Basis {
        /** Shipped beliefs about the channel. */
        PRIOR,
        /** Beliefs, what the parents are like, and little of its own. */
        LEARNING,
        /** Mostly its own history. */
        LEARNT,
        /** Set by the operator. */
        PINNED
    }

    /** Of a route of which nothing is known, until its terms are drawn up. */
    public static Terms prior(Channel channel, Signal signal) {
        Estimate prior = Prior.of(channel, signal);
        Normal normal =
                new Normal(prior.share(), Math.min(Normal.MAX, prior.low(Spread.PRIOR, FIRST_SIGMAS)), prior.law(), 0);
        return new Terms(normal, FIRST_THRESHOLD, Basis.PRIOR);
    }

    public void write(PackedWriter out) {
        normal.write(out);
        out.real(threshold);
        out.octet(basis.ordinal());
    }

    public static Terms read(PackedReader in) {
        return new Terms(Normal.read(in), in.real(), Basis.values()[in.octet()]);
    }
}
