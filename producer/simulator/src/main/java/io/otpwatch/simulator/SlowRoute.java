package io.otpwatch.simulator;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Codes wait on their way, so that receipts and entries come late: each for {@code delay × e^(0.4 × Z)} more than it
 * would take anyway. With a delay of 60 s half of the codes wait longer than 60 s, one in ten longer than 100 s.
 *
 * @param delay median of the wait, more than 0
 */
record SlowRoute(Duration delay) implements Effect {
    private static final double SIGMA = 0.4;

    SlowRoute {
        if (delay.isZero() || delay.isNegative()) {
            throw new IllegalArgumentException("delay must be more than 0s: " + delay);
        }
    }

    @Override
    public CauseKind kind() {
        return CauseKind.SLOW_ROUTE;
    }

    @Override
    public Fate fate(Supplier<Fate> otherwise, Draws draws) {
        return otherwise.get().later(Nanos.ofSeconds(delay.toSeconds() * StrictMath.exp(SIGMA * draws.gaussian())));
    }
}
