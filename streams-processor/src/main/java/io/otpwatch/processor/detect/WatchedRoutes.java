package io.otpwatch.processor.detect;

import io.otpwatch.events.PlatformDelta;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Trials;
import io.otpwatch.processor.score.Weeks;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The routes of one task by their number, and which of them are active. Bounded: the last of the dictionary's places are
 * for {@code other@operator} and, when those are taken too, one {@code other} a channel; into these, routes that are new
 * then are folded. The dictionary itself never folds: into what a route was folded is part of the history, and replay
 * must find the same although it may meet the routes in another order.
 */
final class WatchedRoutes {
    /** Which route stands for one that a batch names. */
    enum Fold {
        /** Itself. */
        NONE,
        /** {@code other@operator} of the same channel, provider, sender and country. */
        OPERATOR,
        /** One of the channel. */
        ALL
    }

    static final int PLAIN_MAX = RouteDictionary.MAX - 2_000;
    static final int FOLDED_MAX = RouteDictionary.MAX - 100;
    /** What is left is for one {@code other} a channel. */
    private static final int PLATFORMS_MAX = RouteDictionary.MAX - 10;

    private final Horizons horizons;
    private final RouteDictionary dictionary;
    private final Trials scratch = new Trials();
    private final Beliefs beliefs;
    private final int plainMax;
    private final Map<Route, Integer> numbers = new HashMap<>();
    private final List<RouteWatch> watches = new ArrayList<>();
    private final BitSet active = new BitSet();

    WatchedRoutes(Horizons horizons, Beliefs beliefs, RouteDictionary dictionary, int plainMax) {
        this.horizons = horizons;
        this.beliefs = beliefs;
        this.dictionary = dictionary;
        this.plainMax = plainMax;
    }

    /** So many false alarms in 30 days. */
    void allow(double falseAlarms) {
        beliefs.allow(falseAlarms);
    }

    /** How the hours of the week differ. */
    Weeks weeks() {
        return beliefs.weeks();
    }

    int size() {
        return watches.size();
    }

    Named named(int number) {
        return dictionary.route(number);
    }

    RouteWatch watch(int number) {
        return watches.get(number);
    }

    /** How a route that is named now is folded. */
    Fold foldOf(RouteDelta delta) {
        Named named = named(delta);
        if (size() < plainMax || numbers.containsKey(named.route())) {
            return Fold.NONE;
        }
        boolean known = numbers.containsKey(folded(named, Fold.OPERATOR).route());
        return size() < FOLDED_MAX || known ? Fold.OPERATOR : Fold.ALL;
    }

    /** The number of the route that stands for the one named; its watch begins if it is new. */
    int number(RouteDelta delta, Fold fold) {
        return number(folded(named(delta), fold));
    }

    /** The number of a client platform; empty if there is no room for one more. */
    OptionalInt number(PlatformDelta delta) {
        Named named = Platforms.named(delta);
        boolean hasPlace = size() < PLATFORMS_MAX || numbers.containsKey(named.route());
        return hasPlace ? OptionalInt.of(number(named)) : OptionalInt.empty();
    }

    /** Puts the route in the state of a snapshot, and returns its number. */
    int restore(Named named, byte[] snapshot) {
        int number = number(named);
        RouteWatch watch = begin(named);
        watch(number).detector.withdraw();
        watch.read(new PackedReader(snapshot));
        watches.set(number, watch);
        noteActive(number);
        return number;
    }

    /** The terms of a route, if it is known: in a trimmed history they may come before it is. */
    void readTerms(Named named, PackedReader in) {
        Integer known = numbers.get(named.route());
        if (known != null) {
            watch(known).detector.readTerms(in);
        }
    }

    /** Call this after something was applied to the route. */
    void noteActive(int number) {
        active.set(number, watch(number).isActive());
    }

    /** Numbers of the active routes; a copy. */
    int[] active() {
        return active.stream().toArray();
    }

    int countActive() {
        return active.cardinality();
    }

    void clear() {
        dictionary.clear();
        numbers.clear();
        watches.clear();
        beliefs.clear();
        active.clear();
    }

    private int number(Named watched) {
        Integer known = numbers.get(watched.route());
        if (known != null) {
            return known;
        }
        int number = dictionary.number(watched.route(), watched.operator());
        if (number != size()) {
            throw new IllegalStateException("the dictionary holds routes that are not watched");
        }
        numbers.put(watched.route(), number);
        watches.add(begin(watched));
        return number;
    }

    private RouteWatch begin(Named named) {
        return new RouteWatch(Timing.of(horizons, named.route().channel()), kin(named), beliefs, scratch);
    }

    private static Kin kin(Named named) {
        Route route = named.route();
        return new Kin(route.channel(), route.country(), named.operator(), route.domain());
    }

    private static Named named(RouteDelta delta) {
        Route route = new Route(
                delta.getChannel(), delta.getProvider(), delta.getSender(), delta.getCountry(), delta.getDomain());
        return new Named(route, delta.getOperator());
    }

    private static Named folded(Named named, Fold fold) {
        Route route = named.route();
        return switch (fold) {
            case NONE -> named;
            case OPERATOR ->
                new Named(
                        new Route(
                                route.channel(),
                                route.provider(),
                                route.sender(),
                                route.country(),
                                "other@" + named.operator()),
                        named.operator());
            case ALL -> new Named(new Route(route.channel(), "other", "other", "ZZ", "other"), "other");
        };
    }
}
