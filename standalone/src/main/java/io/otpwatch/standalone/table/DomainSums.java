package io.otpwatch.standalone.table;

import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one domain as one.
 *
 * <p>Shares are weighted by the codes that they speak of: 90 % of 300 and 30 % of 100 are 75 %. Quantiles cannot be put
 * together from those of the routes, so p95 is that of the route with the most receipts.
 */
final class DomainSums {
    /** Below this many challenges a share of entries is an accident. */
    private static final int CHALLENGES_MIN = 10;

    private DomainSums() {}

    static DomainRow row(String domain, String operator, List<RouteHealth> routes) {
        return new DomainRow(
                domain,
                operator,
                DomainState.of(routes.stream().map(RouteHealth::getState).toList()),
                sum(routes, RouteHealth::getSentLastMinute),
                share(routes, RouteHealth::getDue, RouteHealth::getInTime),
                share(routes, RouteHealth::getUsualDue, RouteHealth::getUsualInTime),
                routes.stream().mapToDouble(DomainSums::lostPerMinute).sum(),
                sum(routes, RouteHealth::getChallengesDue) < CHALLENGES_MIN
                        ? OptionalDouble.empty()
                        : share(routes, RouteHealth::getChallengesDue, RouteHealth::getEnteredShare),
                p95(routes),
                sum(routes, RouteHealth::getInFlight));
    }

    private static long sum(List<RouteHealth> routes, ToLongFunction<RouteHealth> number) {
        return routes.stream().mapToLong(number).sum();
    }

    private static OptionalDouble share(
            List<RouteHealth> routes,
            ToLongFunction<RouteHealth> weight,
            Function<RouteHealth, @Nullable Double> share) {
        double part = 0;
        long whole = 0;
        for (RouteHealth route : routes) {
            Double known = share.apply(route);
            if (known != null) {
                part += known * weight.applyAsLong(route);
                whole += weight.applyAsLong(route);
            }
        }
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }

    /** What was due are the cohorts of 60 s: 80 of them, 10 % in time where 95 % is usual, lose 68 codes a minute. */
    private static double lostPerMinute(RouteHealth route) {
        Double inTime = route.getInTime();
        Double usual = route.getUsualInTime();
        return route.getState() != RouteState.BAD || inTime == null || usual == null
                ? 0
                : route.getDue() * Math.max(0, usual - inTime);
    }

    private static OptionalLong p95(List<RouteHealth> routes) {
        return routes.stream()
                .map(RouteHealth::getLatency)
                .filter(latency -> latency.getReceipts() > 0)
                .max(Comparator.comparingLong(LatencyQuantiles::getReceipts)
                        .thenComparingLong(LatencyQuantiles::getP95))
                .map(latency -> OptionalLong.of(latency.getP95()))
                .orElse(OptionalLong.empty());
    }
}
