package io.otpwatch.processor.overview;

import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.score.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many codes were sent since it was last asked, in each scope in which sends may stop: everything, each channel,
 * provider and country, and each provider's channels. It knows all routes ever told of, also those that send no more.
 */
final class SentCounts {
    private static final List<Set<String>> WATCHED =
            List.of(Set.of(), Set.of("channel"), Set.of("provider"), Set.of("country"), Set.of("channel", "provider"));

    /** So many seconds may a task be ahead of others; what it tells beyond is taken for the last of them. */
    private static final int AHEAD_MAX = 600;

    /** Far more than an instance has. */
    private static final int ROUTES_MAX = 40_000;

    private final Map<Scope, Known> routes = new HashMap<>();
    private final Set<Scope> known = new HashSet<>();
    private final NavigableMap<Long, Map<Scope, Long>> gathered = new TreeMap<>();
    private Footprints footprints = new Footprints(List.of());
    private int routesOfFootprints;

    /** @param entryUsual share of its challenges that is usually entered; 0: not known */
    private record Known(long sentSoFar, double entryUsual, List<Scope> scopes) {}

    void take(Leaf leaf) {
        RouteVerdict said = leaf.said();
        Known before = routes.get(leaf.scope());
        if (before == null && routes.size() >= ROUTES_MAX) {
            return;
        }
        List<Scope> scopes = before == null ? scopes(leaf.scope()) : before.scopes();
        double usual = leaf.signal(Signal.ENTRY).map(SignalVerdict::getUsual).orElse(0.0);
        routes.put(leaf.scope(), new Known(said.getSentSoFar(), usual, scopes));
        long more = before == null ? 0 : Math.max(0, said.getSentSoFar() - before.sentSoFar());
        boolean isFull = gathered.size() >= AHEAD_MAX;
        long at = isFull ? gathered.lastKey() : leaf.saidAt();
        Map<Scope, Long> then = gathered.computeIfAbsent(at, any -> new HashMap<>());
        scopes.forEach(scope -> {
            known.add(scope);
            then.merge(scope, more, Long::sum);
        });
    }

    /**
     * Codes by scope since the last call, as far as they were told up to now: what tasks say that are ahead of others waits.
     * Every scope in which something was ever sent is named.
     *
     * @param now ms since 1970
     */
    Map<Scope, Long> take(long now) {
        Map<Scope, Long> taken = new HashMap<>();
        known.forEach(scope -> taken.put(scope, 0L));
        Map<Long, Map<Scope, Long>> due = gathered.headMap(now, true);
        due.values().forEach(then -> then.forEach((scope, sent) -> taken.merge(scope, sent, Long::sum)));
        due.clear();
        return taken;
    }

    /** Whether all that was ever sent in one scope was in the other too. */
    boolean covers(Scope whole, Scope part) {
        if (routesOfFootprints != routes.size()) {
            footprints = new Footprints(List.copyOf(routes.keySet()));
            routesOfFootprints = routes.size();
        }
        return footprints.covers(whole, part);
    }

    /** Share of challenges that is usually entered within a scope, each route alike; 0: not known. */
    double entryUsual(Scope scope) {
        return routes.entrySet().stream()
                .filter(route ->
                        scope.covers(route.getKey()) && route.getValue().entryUsual() > 0)
                .mapToDouble(route -> route.getValue().entryUsual())
                .average()
                .orElse(0);
    }

    void clear() {
        routes.clear();
        known.clear();
        gathered.clear();
        routesOfFootprints = -1;
    }

    private static List<Scope> scopes(Scope route) {
        Set<Scope> scopes = new HashSet<>();
        for (Set<String> names : WATCHED) {
            List<Attribute> attributes = new ArrayList<>();
            for (Attribute attribute : route.attributes()) {
                if (names.contains(attribute.name())) {
                    attributes.add(attribute);
                }
            }
            scopes.add(new Scope(attributes));
        }
        return List.copyOf(scopes);
    }
}
