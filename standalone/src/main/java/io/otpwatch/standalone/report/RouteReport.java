package io.otpwatch.standalone.report;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.RouteCounts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One route, each number by the monitor and by the ground truth.
 *
 * @param outcomes those that were published
 * @param monitor what the health of the route counts
 */
public record RouteReport(
        String route,
        String channel,
        String provider,
        String sender,
        String country,
        String domain,
        Decided outcomes,
        @JsonIgnore RouteCounts monitor,
        @JsonIgnore RouteCounts truth) {

    static RouteReport of(Route route, Decided outcomes, RouteCounts monitor, RouteCounts truth) {
        String channel = route.channel().name();
        return new RouteReport(
                String.join("/", channel, route.provider(), route.sender(), route.country(), route.domain()),
                channel,
                route.provider(),
                route.sender(),
                route.country(),
                route.domain(),
                outcomes,
                monitor,
                truth);
    }

    /** Every count by its label, in the order of {@link Count}; fields of the route in JSON. */
    @JsonAnyGetter
    public Map<String, Compared> counts() {
        Map<String, Compared> counts = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            counts.put(count.label(), new Compared(monitor.of(count), truth.of(count)));
        }
        return counts;
    }

    /**
     * Whether every count is the true one, the published outcomes are those that were counted, and each code that was
     * sent was due once and decided once.
     */
    boolean addsUp() {
        long sent = monitor.of(Count.SENT);
        return monitor.equals(truth) && outcomes.equals(Decided.of(monitor)) && sent == due() && sent == outcomes.sum();
    }

    private long due() {
        return monitor.of(Count.DUE_IN_TIME)
                + monitor.of(Count.DUE_RECIPIENT)
                + monitor.of(Count.DUE_FAILED)
                + monitor.of(Count.DUE_OVERDUE);
    }
}
