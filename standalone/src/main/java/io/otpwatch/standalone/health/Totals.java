package io.otpwatch.standalone.health;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteTotals;
import java.util.Collection;

/** Counts over all routes since ever. */
public record Totals(long sent, long received, long failed, long missing) {
    private static final Totals NONE = new Totals(0, 0, 0, 0);

    /** The sums over the routes. */
    public static Totals of(Collection<RouteHealth> routes) {
        return routes.stream().map(health -> of(health.getTotals())).reduce(NONE, Totals::plus);
    }

    private static Totals of(RouteTotals totals) {
        return new Totals(totals.getSent(), totals.getReceived(), failed(totals), totals.getMissing());
    }

    private Totals plus(Totals other) {
        return new Totals(sent + other.sent, received + other.received, failed + other.failed, missing + other.missing);
    }

    /** Outcomes FAILED, whatever their reason class. */
    public static long failed(RouteTotals totals) {
        return totals.getFailedRecipient()
                + totals.getFailedOperator()
                + totals.getFailedSender()
                + totals.getFailedProvider()
                + totals.getFailedUnknown();
    }
}
