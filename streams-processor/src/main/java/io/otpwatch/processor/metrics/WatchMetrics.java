package io.otpwatch.processor.metrics;

import io.otpwatch.processor.correlate.RouteCounts;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;

/**
 * What happened to codes, told only when the transaction in which it happened is known to be committed, so that neither
 * an aborted transaction nor a takeover counts twice. It is told one commit late.
 *
 * <p>Alert on: {@code unmatched} in step with {@code sent} (a producer with another partitioner, or a log of sends that
 * is not fed), and {@code rejected} of any reason at all.
 */
public interface WatchMetrics {
    WatchMetrics NONE = new WatchMetrics() {
        @Override
        public void routeCounts(Route route, String operator, RouteCounts delta) {}

        @Override
        public void rejected(Rejection reason, long records) {}
    };

    /** What changed on a route; {@code delta} is valid during the call only. */
    void routeCounts(Route route, String operator, RouteCounts delta);

    /** Records that went to the dead letters. */
    void rejected(Rejection reason, long records);

    /** Tells both. */
    static WatchMetrics both(WatchMetrics first, WatchMetrics second) {
        return new WatchMetrics() {
            @Override
            public void routeCounts(Route route, String operator, RouteCounts delta) {
                first.routeCounts(route, operator, delta);
                second.routeCounts(route, operator, delta);
            }

            @Override
            public void rejected(Rejection reason, long records) {
                first.rejected(reason, records);
                second.rejected(reason, records);
            }
        };
    }
}
