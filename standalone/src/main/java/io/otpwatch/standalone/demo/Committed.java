package io.otpwatch.standalone.demo;

import io.otpwatch.processor.correlate.RouteCounts;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import io.otpwatch.standalone.report.Sums;
import io.otpwatch.standalone.table.DomainBoard;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** What the processor committed, added up for the table and for the report. */
final class Committed implements WatchMetrics {
    private final InstantSource clock;
    private final DomainBoard board;
    private final Map<Route, Sums> perRoute = new HashMap<>();
    private Sums total = Sums.NONE;

    Committed(InstantSource clock, DomainBoard board) {
        this.clock = clock;
        this.board = board;
    }

    @Override
    public void routeCounts(Route route, String operator, RouteCounts delta) {
        board.add(route.domain(), operator, delta, clock.instant().getEpochSecond());
        add(route, sums(delta));
    }

    private synchronized void add(Route route, Sums sums) {
        perRoute.merge(route, sums, Sums::plus);
        total = total.plus(sums);
    }

    @Override
    public void rejected(Rejection reason, long records) {}

    synchronized Map<Route, Sums> perRoute() {
        return Map.copyOf(perRoute);
    }

    synchronized Sums total() {
        return total;
    }

    private static Sums sums(RouteCounts counts) {
        return new Sums(
                counts.sent(),
                counts.received(),
                counts.failed(),
                counts.missing(),
                counts.late(),
                counts.duplicates(),
                counts.unmatched());
    }
}
