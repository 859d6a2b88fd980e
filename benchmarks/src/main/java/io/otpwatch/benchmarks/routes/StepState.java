package io.otpwatch.benchmarks.routes;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How the routes are, and what a step may then cost.
 *
 * <p>An anomalous route has an estimate of what arrives to make, with its interval, when it began, a label and a recovery to
 * judge, and so costs several times what a healthy one does. Few are anomalous at once, so what a task can bear is decided by
 * routes together: 2.5 µs for a healthy and 30 µs for an anomalous one make 0.99 × 2.5 + 0.01 × 30 = 2.8 µs.
 */
enum StepState {
    HEALTHY(5),
    /** At least nine in ten are. */
    ANOMALOUS(40),
    /** One in a hundred is anomalous: reckoned from the other two. */
    MIXED(5);

    static final double SHARE_ANOMALOUS = 0.01;

    private final double most;

    StepState(double most) {
        this.most = most;
    }

    /** CPU microseconds for a route and step, the median of the rounds. */
    double most() {
        return most;
    }

    /** As figures have it. */
    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
