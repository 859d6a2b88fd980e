package io.otpwatch.processor.overview;

import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.SignalVerdict;
import io.otpwatch.processor.incident.Footprints;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
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
 * provider and country, and each provider's channels. Tasks tell of a route once in some seconds, so what it has sent is
 * laid evenly over those, and all are told of a second only when it is {@link #DELAY} old. It knows all routes ever told of, also those that send no more; over a
 * restart it keeps their places, by which these scopes lie within each other.
 */
final class SentCounts {
    private static final List<Set<String>> WATCHED =
            List.of(Set.of(), Set.of("channel"), Set.of("provider"), Set.of("country"), Set.of("channel", "provider"));

    /** By then every route has told what it sent, ms: once in five seconds, and tasks may be ahead of others by some. */
    static final long DELAY = 7_000;

    /** Over no more seconds is laid what a route tells: one that fell idle has sent it lately. */
    static final long LAID_OVER = 10;

    /** So many seconds may a task be ahead of others; what it tells beyond is taken for the last of them. */
    private static final int AHEAD_MAX = 600;

    /** Far more than an instance has. */
    private static final int ROUTES_MAX = 40_000;

    /** What tells the scopes apart. */
    private static final Set<String> PLACE = Set.of("channel", "provider", "country");

    /** What is kept of places is no longer than that; of those beyond all is known again when they send. */
    private static final int KEPT_LENGTH = 90 * 1024;

    private final Map<Scope, Known> routes = new HashMap<>();
    private final Map<Scope, Place> places = new TreeMap<>();
    private final Set<Scope> known = new HashSet<>();
    private final NavigableMap<Long, Map<Place, Long>> gathered = new TreeMap<>();
    private Footprints footprints = new Footprints(List.of());
    private int routesOfFootprints;

    /**
     * @param saidAt ms since 1970
     * @param entryUsual share of its challenges that is usually entered; 0: not known
     */
    private record Known(long saidAt, long sentSoFar, double entryUsual, Place place) {}

    /** All routes of a channel, a provider and a country. */
    private static final class Place {
        private final List<Scope> scopes;
        /** Whether a route was told of since the start. */
        private boolean isTold;
        /** Of those routes of which it is known the share of challenges that is usually entered. */
        private int known;

        private double sumOfUsual;

        Place(List<Scope> scopes) {
            this.scopes = scopes;
        }

        /** What was kept over a restart gives way to what is told. */
        void told() {
            if (!isTold) {
                isTold = true;
                known = 0;
                sumOfUsual = 0;
            }
        }

        void usual(double before, double now) {
            known += (now > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
            sumOfUsual += now - before;
        }

        double usual() {
            return known == 0 ? 0 : sumOfUsual / known;
        }
    }

    void take(Leaf leaf) {
        RouteVerdict said = leaf.said();
        Known before = routes.get(leaf.scope());
        if (before == null && routes.size() >= ROUTES_MAX) {
            return;
        }
        Place place = before == null ? place(part(leaf.scope(), PLACE)) : before.place();
        place.told();
        double usual = leaf.signal(Signal.ENTRY).map(SignalVerdict::getUsual).orElse(0.0);
        place.usual(before == null ? 0 : before.entryUsual(), usual);
        routes.put(leaf.scope(), new Known(leaf.saidAt(), said.getSentSoFar(), usual, place));
        if (before != null && said.getSentSoFar() > before.sentSoFar()) {
            lay(place, said.getSentSoFar() - before.sentSoFar(), before.saidAt() / 1000, leaf.saidAt() / 1000);
        }
    }

    /** So many codes were sent after one second, up to the other. */
    private void lay(Place place, long codes, long after, long upTo) {
        long over = Math.max(1, Math.min(LAID_OVER, upTo - after));
        for (long i = 1; i <= over; i++) {
            boolean isFull = gathered.size() >= AHEAD_MAX;
            long second = isFull ? gathered.lastKey() : upTo - over + i;
            gathered.computeIfAbsent(second, any -> new HashMap<>())
                    .merge(place, codes * i / over - codes * (i - 1) / over, Long::sum);
        }
    }

    /**
     * Codes by scope since the last call, of all seconds up to one: what tasks say that are ahead of others waits. Every scope
     * in which something was ever sent is named.
     *
     * @param second since 1970, {@link #DELAY} ago
     */
    Map<Scope, Long> take(long second) {
        Map<Scope, Long> taken = new HashMap<>();
        known.forEach(scope -> taken.put(scope, 0L));
        Map<Long, Map<Place, Long>> due = gathered.headMap(second, true);
        due.values()
                .forEach(then -> then.forEach(
                        (place, sent) -> place.scopes.forEach(scope -> taken.merge(scope, sent, Long::sum))));
        due.clear();
        return taken;
    }

    /** Whether all that was ever sent in one scope was in the other too. */
    boolean covers(Scope whole, Scope part) {
        if (routesOfFootprints != routes.size()) {
            List<Scope> all = new ArrayList<>(routes.keySet());
            places.forEach((scope, place) -> {
                if (!place.isTold) {
                    all.add(scope);
                }
            });
            footprints = new Footprints(all);
            routesOfFootprints = routes.size();
        }
        return footprints.covers(whole, part);
    }

    /** Share of challenges that is usually entered within a scope in which sends may stop, each place alike; 0: not known. */
    double entryUsual(Scope scope) {
        return places.entrySet().stream()
                .filter(place -> scope.covers(place.getKey()))
                .mapToDouble(place -> place.getValue().usual())
                .filter(usual -> usual > 0)
                .average()
                .orElse(0);
    }

    void clear() {
        routes.clear();
        places.clear();
        known.clear();
        gathered.clear();
        routesOfFootprints = -1;
    }

    /** The places, each with the share of challenges that is usually entered there. */
    void write(PackedWriter out) {
        PackedWriter all = new PackedWriter();
        int count = 0;
        for (Map.Entry<Scope, Place> place : places.entrySet()) {
            if (all.length() < KEPT_LENGTH) {
                Scopes.write(place.getKey(), all);
                all.real(place.getValue().usual());
                count++;
            }
        }
        out.varint(count);
        out.raw(all.toArray());
    }

    /** Into a new object. */
    void read(PackedReader in) {
        int count = in.number();
        for (int i = 0; i < count; i++) {
            place(Scopes.read(in)).usual(0, in.real());
        }
        routesOfFootprints = -1;
    }

    private Place place(Scope scope) {
        return places.computeIfAbsent(scope, any -> {
            List<Scope> scopes =
                    WATCHED.stream().map(names -> part(scope, names)).distinct().toList();
            known.addAll(scopes);
            return new Place(scopes);
        });
    }

    private static Scope part(Scope scope, Set<String> names) {
        return new Scope(scope.attributes().stream()
                .filter(attribute -> names.contains(attribute.name()))
                .toList());
    }
}
