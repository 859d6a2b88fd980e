package io.otpwatch.processor.metrics;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.schemas.Rejection;

/**
 * What happened, told only when the transaction in which it happened is known to be committed, so that neither an
 * aborted transaction nor a takeover counts twice. It is told one commit late.
 *
 * <p>Alert on: {@code unmatched} in step with {@code sent} (a producer with another partitioner, or a log of sends that
 * is not fed), and {@code rejected} of any reason at all.
 */
public interface WatchMetrics {
    WatchMetrics NONE = new WatchMetrics() {
        @Override
        public void watched(RouteHealth health) {}

        @Override
        public void changed(RouteHealth before, RouteHealth now) {}

        @Override
        public void left(RouteHealth last) {}

        @Override
        public void rejected(Rejection reason, long records) {}
    };

    /** A route is watched here from now on; its totals were counted elsewhere, or before. */
    void watched(RouteHealth health);

    /** New health of a route that is watched here; {@code before} is what was told last. */
    void changed(RouteHealth before, RouteHealth now);

    /** The route is no longer watched here; {@code last} is what was told last. */
    void left(RouteHealth last);

    /** Records that went to the dead letters. */
    void rejected(Rejection reason, long records);
}
