package io.otpwatch.processor.detect;

import io.otpwatch.events.Channel;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a task says of simulated routes of SMS providers, second by second: their receipts only. */
public final class SimulatedVerdicts {
    private static final String PROVIDER = "twilio";
    private static final long START = 1_700_000_000L;

    private final Beliefs beliefs = new Beliefs(0.5);
    private final Map<String, SimulatedProvider> providers = new LinkedHashMap<>();
    private final List<Route> names = new ArrayList<>();
    private final List<SimulatedRoute> routes = new ArrayList<>();
    private final long seed;
    private long now = START;

    public SimulatedVerdicts(long seed) {
        this.seed = seed;
    }

    /** A carrier, of which 93 % of the codes arrive. */
    public void carrier(String country, String domain, double perMinute) {
        carrier(PROVIDER, country, domain, perMinute);
    }

    /** The same by that provider. */
    public void carrier(String provider, String country, String domain, double perMinute) {
        Route name = new Route(Channel.SMS, provider, "acme", country, domain);
        String operator = domain.substring(0, domain.indexOf('-'));
        Kin kin = new Kin(Channel.SMS, country, operator, domain);
        SimulatedRoute route = new SimulatedRoute(seed + routes.size(), beliefs, perMinute, kin);
        names.add(name);
        routes.add(route);
        providers.computeIfAbsent(provider, SimulatedProvider::new).add(new Named(name, operator), route);
    }

    /** What share of the codes arrives from now on in the country. */
    public void arriving(String country, double share) {
        where(name -> name.country().equals(country)).forEach(route -> route.share = share);
    }

    /** The same of the provider's codes only. */
    public void arriving(String provider, String country, double share) {
        where(name -> name.provider().equals(provider) && name.country().equals(country))
                .forEach(route -> route.share = share);
    }

    /** How many codes are sent from now on in the country, on each route. */
    public void sending(String country, double perMinute) {
        where(name -> name.country().equals(country)).forEach(route -> route.perMinute = perMinute);
    }

    /** By how many seconds the provider's receipts come late from now on. */
    public void tellingLater(String provider, int seconds) {
        where(name -> name.provider().equals(provider)).forEach(route -> route.toldLater = seconds);
    }

    /** The present, ms since 1970. */
    public long now() {
        return now * 1000;
    }

    /** Plays a second. */
    public Verdicts second(String application, Levers levers) {
        now++;
        providers.values().forEach(provider -> provider.play(now, levers));
        return SimulatedProvider.say(providers.values(), application, now);
    }

    private List<SimulatedRoute> where(Predicate<Route> holds) {
        List<SimulatedRoute> found = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            if (holds.test(names.get(i))) {
                found.add(routes.get(i));
            }
        }
        return found;
    }
}
