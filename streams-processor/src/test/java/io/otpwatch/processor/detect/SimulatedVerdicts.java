package io.otpwatch.processor.detect;

import io.otpwatch.events.Channel;
import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.List;

/** What a task says of simulated routes of one SMS provider, second by second: their receipts only. */
public final class SimulatedVerdicts {
    private static final String PROVIDER = "twilio";
    private static final long START = 1_700_000_000L;

    private final RouteVerdicts verdicts = new RouteVerdicts();
    private final Beliefs beliefs = new Beliefs(0.5);
    private final Feed feed = new Feed(0, 0);
    private final List<Named> names = new ArrayList<>();
    private final List<SimulatedRoute> routes = new ArrayList<>();
    private final long seed;
    private long now = START;

    public SimulatedVerdicts(long seed) {
        this.seed = seed;
    }

    /** A carrier, of which 93 % of the codes arrive. */
    public void carrier(String country, String domain, double perMinute) {
        names.add(new Named(
                new Route(Channel.SMS, PROVIDER, "acme", country, domain), domain.substring(0, domain.indexOf('-'))));
        Kin kin = new Kin(Channel.SMS, country, names.get(names.size() - 1).operator(), domain);
        routes.add(new SimulatedRoute(seed + routes.size(), beliefs, perMinute, kin));
    }

    /** What share of the codes arrives from now on in the country. */
    public void arriving(String country, double share) {
        for (int i = 0; i < routes.size(); i++) {
            if (names.get(i).route().country().equals(country)) {
                routes.get(i).share = share;
            }
        }
    }

    /** How many codes are sent from now on in the country, on each route. */
    public void sending(String country, double perMinute) {
        for (int i = 0; i < routes.size(); i++) {
            if (names.get(i).route().country().equals(country)) {
                routes.get(i).perMinute = perMinute;
            }
        }
    }

    /** The present, ms since 1970. */
    public long now() {
        return now * 1000;
    }

    /** Plays a second. */
    public Verdicts second(String application, Levers levers) {
        now++;
        routes.forEach(route -> route.tell(now, feed));
        SimulatedRoute.judge(routes, now, feed, index -> RouteLevers.of(levers, names.get(index)));
        List<RouteVerdict> said = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            said.add(verdicts.of(names.get(i), routes.get(i).watch, new Clocks(now, feed, false)));
        }
        FeedVerdict fed = new FeedVerdict(PROVIDER, feed.receivedAt(), feed.expected());
        return new Verdicts(application, 0, 0, 1, now * 1000, false, false, List.of(fed), List.of(), said);
    }
}
