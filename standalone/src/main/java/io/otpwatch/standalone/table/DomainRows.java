package io.otpwatch.standalone.table;

import static java.util.stream.Collectors.groupingBy;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the health of routes together to the rows of domains, worst first. Pure.
 *
 * <p>A route speaks for its domain while it has traffic or codes in flight; one that has neither, only if it is BAD: its
 * traffic may have been taken elsewhere for that.
 */
public final class DomainRows {
    /** BAD by the codes that it loses, then by the share in time against the usual one; those without verdict last. */
    private static final Comparator<DomainRow> WORST_FIRST = Comparator.comparingInt(DomainRows::group)
            .thenComparing(Comparator.comparingLong((DomainRow row) -> Math.round(row.lostPerMinute()))
                    .reversed())
            .thenComparingLong(DomainRows::perCentOfUsual)
            .thenComparing(DomainRow::domain)
            .thenComparing(DomainRow::operator);

    private DomainRows() {}

    /** The domains with traffic or codes in flight. */
    public static List<DomainRow> of(Collection<RouteHealth> routes) {
        return routes.stream()
                .filter(route -> isLive(route) || route.getState() == RouteState.BAD)
                .collect(groupingBy(route -> new Place(route.getDomain(), route.getOperator())))
                .entrySet()
                .stream()
                .filter(place -> place.getValue().stream().anyMatch(DomainRows::isLive))
                .map(place ->
                        DomainSums.row(place.getKey().domain(), place.getKey().operator(), place.getValue()))
                .sorted(WORST_FIRST)
                .toList();
    }

    private static boolean isLive(RouteHealth route) {
        return route.getSentLastMinute() > 0 || route.getInFlight() > 0;
    }

    private static int group(DomainRow row) {
        return switch (row.state()) {
            case BAD -> 0;
            case GOOD, LAGS, INCOMPLETE -> 1;
            case LEARNING -> 2;
        };
    }

    /** In whole per cent, so that rows which differ by nothing that is shown keep their places. */
    private static long perCentOfUsual(DomainRow row) {
        boolean isKnown = row.inTime().isPresent() && row.usual().orElse(0) > 0;
        return isKnown
                ? Math.round(100 * row.inTime().getAsDouble() / row.usual().getAsDouble())
                : Long.MAX_VALUE;
    }

    private record Place(String domain, String operator) {}
}
