package io.otpwatch.processor.correlate;

import io.otpwatch.schemas.Route;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far each provider's receipts have come: the highest receivedAt of those read so far, none later than its append
 * time. Bounded: providers beyond the first {@link #MAX} are not followed.
 */
final class Feeds {
    static final int MAX = 64;

    private static final String UNKNOWN_PROVIDER = "unknown";

    private final RouteDictionary routes;
    private int[] followed = new int[16];
    private long[] receivedAt = new long[16];
    private int count;

    Feeds(RouteDictionary routes) {
        this.routes = routes;
    }

    /**
     * A receipt was read.
     *
     * @param unmatchedRoute the number of its provider's unmatched route
     */
    void observe(int unmatchedRoute, long receivedAtMs, long appendedAtMs) {
        int place = 0;
        while (place < count && followed[place] != unmatchedRoute) {
            place++;
        }
        if (place == count && !follow(unmatchedRoute)) {
            return;
        }
        receivedAt[place] = Math.max(receivedAt[place], Math.min(receivedAtMs, appendedAtMs));
    }

    /** Milliseconds since 1970 by provider. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            all.put(routes.route(followed[i]).route().provider(), receivedAt[i]);
        }
        return all;
    }

    void restore(Map<String, Long> feeds) {
        feeds.forEach((provider, at) -> observe(routes.number(Route.unmatched(provider), UNKNOWN_PROVIDER), at, at));
    }

    void clear() {
        count = 0;
    }

    private boolean follow(int unmatchedRoute) {
        boolean isNobodys = routes.route(unmatchedRoute).route().provider().equals(UNKNOWN_PROVIDER);
        if (count == MAX || isNobodys) {
            return false;
        }
        if (count == followed.length) {
            followed = Arrays.copyOf(followed, count * 2);
            receivedAt = Arrays.copyOf(receivedAt, count * 2);
        }
        followed[count] = unmatchedRoute;
        receivedAt[count] = Long.MIN_VALUE;
        count++;
        return true;
    }
}
