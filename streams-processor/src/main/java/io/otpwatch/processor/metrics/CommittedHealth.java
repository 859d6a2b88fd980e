package io.otpwatch.processor.metrics;

import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteTotals;
import io.otpwatch.schemas.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds back what a task published of its routes until it is committed, as {@link CommittedRejections} does, and tells
 * it as changes. What a route's totals say when the task begins here was counted before, or by the task's owner before.
 */
public final class CommittedHealth {
    private static final RouteTotals NOTHING =
            new RouteTotals(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);

    private static final LatencyQuantiles NO_RECEIPTS = new LatencyQuantiles(0L, 0L, 0L, 0L);

    private final WatchMetrics metrics;
    private final Map<Route, RouteHealth> told = new HashMap<>();
    private Map<Route, RouteHealth> published = new HashMap<>();
    private Map<Route, RouteHealth> flushed = new HashMap<>();

    public CommittedHealth(WatchMetrics metrics) {
        this.metrics = metrics;
    }

    /** The task begins here, with this route. */
    public void tookOver(RouteHealth health) {
        told.put(Route.of(health), health);
        metrics.watched(health);
    }

    public void published(RouteHealth health) {
        published.put(Route.of(health), health);
    }

    /** What was published before the previous commit began is committed. */
    public void previousCommitSucceeded() {
        flushed.forEach(this::tell);
        flushed.clear();
        Map<Route, RouteHealth> spare = flushed;
        flushed = published;
        published = spare;
    }

    /** The last commit succeeded, and the task's routes are no longer watched here. */
    public void suspended() {
        previousCommitSucceeded();
        cleared();
    }

    /** What is not known to be committed is void, and the task's routes are no longer watched here. */
    public void cleared() {
        told.values().forEach(metrics::left);
        told.clear();
        published.clear();
        flushed.clear();
    }

    private void tell(Route route, RouteHealth health) {
        RouteHealth before = told.computeIfAbsent(route, isNew -> nothingYet(health));
        metrics.changed(before, health);
        told.put(route, health);
    }

    private RouteHealth nothingYet(RouteHealth health) {
        RouteHealth nothing = new RouteHealth(
                health.getChannel(),
                health.getProvider(),
                health.getSender(),
                health.getCountry(),
                health.getDomain(),
                health.getOperator(),
                health.getState(),
                health.getStateSince(),
                null,
                health.getWatermark(),
                null,
                health.getSourcesMissing(),
                0L,
                0L,
                NOTHING,
                0L,
                0L,
                List.of(),
                0L,
                null,
                0L,
                null,
                0L,
                null,
                NO_RECEIPTS,
                NO_RECEIPTS);
        metrics.watched(nothing);
        return nothing;
    }
}
