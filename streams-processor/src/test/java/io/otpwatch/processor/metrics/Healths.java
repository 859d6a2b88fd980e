package io.otpwatch.processor.metrics;

import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.RouteTotals;
import io.otpwatch.schemas.Route;
import java.util.List;

/** Healths by intention, for tests. */
final class Healths {
    static final Route ROUTE = new Route(Channel.SMS, "twilio", "acme", "US", "310-260");

    private static final LatencyQuantiles NO_LATENCY = new LatencyQuantiles(0L, 0L, 0L, 0L);

    private Healths() {}

    static RouteHealth of(Route route, String operator, RouteState state, long sent, long inFlight) {
        return new RouteHealth(
                route.channel(),
                route.provider(),
                route.sender(),
                route.country(),
                route.domain(),
                operator,
                state,
                0L,
                null,
                1_700_000_000_000L,
                null,
                0,
                0L,
                0L,
                totals(sent),
                0L,
                inFlight,
                List.of(),
                0L,
                null,
                0L,
                null,
                0L,
                null,
                NO_LATENCY,
                NO_LATENCY);
    }

    static RouteHealth of(Route route, long sent, long inFlight) {
        return of(route, "t-mobile", RouteState.GOOD, sent, inFlight);
    }

    /** Each total is another number, so that none is taken for another. */
    private static RouteTotals totals(long sent) {
        long zero = Math.min(sent, 1);
        return new RouteTotals(
                sent, zero, 2 * zero, 3 * zero, 5 * zero, 4 * zero, 6 * zero, 7 * zero, 8 * zero, 9 * zero, 10 * zero,
                11 * zero, 12 * zero, 13 * zero, 14 * zero, 15 * zero, 16 * zero, 17 * zero, 18 * zero, 19 * zero,
                20 * zero);
    }
}
