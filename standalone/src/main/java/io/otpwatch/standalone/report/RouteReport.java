package io.otpwatch.standalone.report;

import io.otpwatch.schemas.Route;
import java.util.stream.Stream;

/** One route, each number by the monitor and by the ground truth. */
public record RouteReport(
        String route,
        String channel,
        String provider,
        String sender,
        String country,
        String domain,
        Compared sent,
        Compared received,
        Compared failed,
        Compared missing,
        Compared late,
        Compared duplicates,
        Compared unmatched) {

    static RouteReport of(Route route, Sums monitor, Sums truth) {
        String channel = route.channel().name();
        return new RouteReport(
                String.join("/", channel, route.provider(), route.sender(), route.country(), route.domain()),
                channel,
                route.provider(),
                route.sender(),
                route.country(),
                route.domain(),
                new Compared(monitor.sent(), truth.sent()),
                new Compared(monitor.received(), truth.received()),
                new Compared(monitor.failed(), truth.failed()),
                new Compared(monitor.missing(), truth.missing()),
                new Compared(monitor.late(), truth.late()),
                new Compared(monitor.duplicates(), truth.duplicates()),
                new Compared(monitor.unmatched(), truth.unmatched()));
    }

    boolean differs() {
        return Stream.of(sent, received, failed, missing, late, duplicates, unmatched)
                .anyMatch(Compared::differs);
    }
}
