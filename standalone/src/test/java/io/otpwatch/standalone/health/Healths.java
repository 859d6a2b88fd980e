package io.otpwatch.standalone.health;

import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyQuantiles;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.RouteTotals;
import io.otpwatch.schemas.Route;
import java.time.Instant;
import java.util.List;

/** Made-up health. */
public final class Healths {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final Route GMAIL = new Route(Channel.EMAIL, "ses", "login.acme.example", "ZZ", "gmail.com");
    public static final Route CARRIER = new Route(Channel.SMS, "twilio", "acme", "US", "310-260");

    private Healths() {}

    /** Of a route with 60 sends in the last minute and 90 codes in flight, and nothing else. */
    public static RouteHealth.Builder of(Route route, RouteState state) {
        return RouteHealth.newBuilder()
                .setChannel(route.channel())
                .setProvider(route.provider())
                .setSender(route.sender())
                .setCountry(route.country())
                .setDomain(route.domain())
                .setOperator(route.channel() == Channel.EMAIL ? "google" : "deutsche-telekom")
                .setState(state)
                .setStateSince(NOON.toEpochMilli())
                .setBadSince(state == RouteState.BAD ? NOON.toEpochMilli() - 60_000 : null)
                .setWatermark(NOON.toEpochMilli())
                .setSourcesMissing(0)
                .setRepeats(0)
                .setGaps(0)
                .setTotals(totals().build())
                .setSentLastMinute(60)
                .setInFlight(90)
                .setWaiting(List.of())
                .setDue(0)
                .setInTime(null)
                .setUsualDue(0)
                .setUsualInTime(null)
                .setChallengesDue(0)
                .setEnteredShare(null)
                .setLatency(new LatencyQuantiles(0L, 0L, 0L, 0L))
                .setUsualLatency(new LatencyQuantiles(0L, 0L, 0L, 0L));
    }

    /** The same with a share of the last minute's codes in time, and a usual one. */
    public static RouteHealth.Builder of(Route route, RouteState state, long due, double inTime, double usual) {
        return of(route, state)
                .setDue(due)
                .setInTime(inTime)
                .setUsualDue(10 * due)
                .setUsualInTime(usual);
    }

    /** Nothing has happened. */
    public static RouteTotals.Builder totals() {
        return RouteTotals.newBuilder()
                .setSent(0)
                .setStale(0)
                .setChallenges(0)
                .setReceipts(0)
                .setEntered(0)
                .setEnteredByResend(0)
                .setDueInTime(0)
                .setDueRecipient(0)
                .setDueFailed(0)
                .setDueOverdue(0)
                .setReceived(0)
                .setMissing(0)
                .setFailedRecipient(0)
                .setFailedOperator(0)
                .setFailedSender(0)
                .setFailedProvider(0)
                .setFailedUnknown(0)
                .setTemporaryFailures(0)
                .setLate(0)
                .setDuplicates(0)
                .setUnmatched(0);
    }

    public static Route to(String domain) {
        return new Route(Channel.EMAIL, "ses", "login.acme.example", "ZZ", domain);
    }
}
