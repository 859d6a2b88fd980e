package io.otpwatch.processor.correlate;

import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for the routes of one task, dense from 0, never reused. Bounded: from {@link #MAX} routes on, a new route is
 * folded into {@code other@operator} of the same channel, provider, sender and country, and from twice as many on into
 * one single route, so that domains chosen by a stranger cannot fill memory.
 */
public final class RouteDictionary {
    public static final int MAX = 20_000;

    /** A route with the operator behind its domain, as the sends name it. */
    public record Named(Route route, String operator) {}

    private final Map<Named, Integer> numbers = new HashMap<>();
    private final List<Named> routes = new ArrayList<>();
    private byte[] channels = new byte[64];
    private final BitSet folded = new BitSet();
    private long folds;

    /** The number of the route, or of that into which it is folded. */
    public int number(Route route, String operator) {
        Named named = new Named(route, operator);
        Integer known = numbers.get(named);
        if (known != null) {
            return known;
        }
        if (routes.size() >= 2 * MAX) {
            folds++;
            return numberOf(new Named(new Route(route.channel(), "other", "other", "ZZ", "other"), "other"));
        }
        if (routes.size() >= MAX) {
            folds++;
            Route folded =
                    new Route(route.channel(), route.provider(), route.sender(), route.country(), "other@" + operator);
            return numberOf(new Named(folded, operator));
        }
        return numberOf(named);
    }

    public Named route(int number) {
        return routes.get(number);
    }

    public int channelOrdinal(int number) {
        return channels[number];
    }

    /** Whether it stands for the domains of an operator that are no routes of their own. */
    boolean isFolded(int number) {
        return folded.get(number);
    }

    public int size() {
        return routes.size();
    }

    /** How many look-ups were folded since the task began. */
    public long folds() {
        return folds;
    }

    public void clear() {
        numbers.clear();
        routes.clear();
        folded.clear();
        folds = 0;
    }

    private int numberOf(Named named) {
        Integer known = numbers.get(named);
        if (known != null) {
            return known;
        }
        int number = routes.size();
        routes.add(named);
        numbers.put(named, number);
        if (number == channels.length) {
            channels = Arrays.copyOf(channels, number * 2);
        }
        folded.set(number, named.route().domain().startsWith("other@"));
        channels[number] = (byte) named.route().channel().ordinal();
        return number;
    }
}
