package io.otpwatch.processor.correlate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * To which number ranges of each country challenges went since the last batch, and how many of a sample were entered.
 * Names a range that is pumped, and counts nothing that must be right: it is lost at a restart.
 *
 * <p>The range of a challenge stands in no slot. So a sample of challenges is followed, chosen by their ids: all of them
 * where few are sent, and half as many, and half of those, where it would not last for {@link #FOLLOWED_MS}. Entered over
 * sampled is then the share of all. Bounded: {@link #FOLLOWED_MAX} challenges, {@link TextCounts#MAX} ranges of each of
 * {@link #COUNTRIES_MAX} countries; the others are the rest.
 */
final class RangeCounts {
    /** How many of a country leave in a batch, and the rest. */
    static final int TOP = 8;

    static final int CHALLENGES = 0;
    static final int SAMPLED = 1;
    static final int ENTERED = 2;
    static final int COLUMNS = 3;

    static final int COUNTRIES_MAX = 256;
    static final int FOLLOWED_MAX = 2_048;
    /** Nearly all who enter a code do so within this. */
    static final long FOLLOWED_MS = 180_000;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Followed(OfCountry country, byte[] range, long sentAt) {}

    /** What is counted of a country. */
    static final class OfCountry {
        final TextCounts ranges = new TextCounts(COLUMNS);
        final int[] rest = new int[COLUMNS];
        private boolean touched;

        private void add(Slice range, int column) {
            touched = true;
            if (ranges.add(range, column) == TextCounts.NONE) {
                rest[column]++;
            }
        }
    }

    /** Receives the countries of which something was counted. */
    interface Visitor {
        void country(String name, OfCountry counts);
    }

    private final RouteDictionary routes;
    private final Map<String, OfCountry> countries = new TreeMap<>();
    private @Nullable OfCountry[] byRoute = new OfCountry[64];
    private final LinkedHashMap<Long, Followed> followed = new LinkedHashMap<>();
    private final Slice scratch = new Slice();
    private long mask;
    private long relaxedAt = Long.MIN_VALUE;

    RangeCounts(RouteDictionary routes) {
        this.routes = routes;
    }

    /** The first code of a challenge was sent to a number of the range. */
    void sent(Entry send) {
        OfCountry country = country(send.route);
        if (country == null) {
            return;
        }
        country.add(send.texts.numberRange, CHALLENGES);
        if ((((send.challenge.lo * 0x9E3779B97F4A7C15L) >>> 32) & mask) == 0) {
            country.add(send.texts.numberRange, SAMPLED);
            follow(send, country);
        }
    }

    /** The challenge was entered. */
    void entered(long challengeLo) {
        Followed one = followed.isEmpty() ? null : followed.remove(challengeLo);
        if (one != null) {
            scratch.set(one.range(), 0, one.range().length);
            one.country().add(scratch, ENTERED);
        }
    }

    void forEach(Visitor visitor) {
        countries.forEach((name, counts) -> {
            if (counts.touched) {
                visitor.country(name, counts);
            }
        });
    }

    /** What was counted has left. */
    void left() {
        for (OfCountry country : countries.values()) {
            if (country.touched) {
                country.ranges.clear();
                Arrays.fill(country.rest, 0);
                country.touched = false;
            }
        }
    }

    void clear() {
        countries.clear();
        byRoute = new OfCountry[64];
        followed.clear();
        mask = 0;
        relaxedAt = Long.MIN_VALUE;
    }

    private void follow(Entry send, OfCountry country) {
        long now = send.appendedAt;
        var eldest = followed.values().iterator();
        boolean enough = followed.size() >= FOLLOWED_MAX;
        while (eldest.hasNext() && eldest.next().sentAt() < now - FOLLOWED_MS) {
            eldest.remove();
        }
        if (followed.size() >= FOLLOWED_MAX) {
            followed.remove(followed.keySet().iterator().next());
            mask = mask << 1 | 1;
            relaxedAt = now;
        } else if (!enough && followed.size() < FOLLOWED_MAX / 4 && now > relaxedAt + FOLLOWED_MS) {
            mask >>>= 1;
            relaxedAt = now;
        }
        followed.put(send.challenge.lo, new Followed(country, send.texts.numberRange.copy(), now));
    }

    private @Nullable OfCountry country(int route) {
        if (route >= byRoute.length) {
            byRoute = Arrays.copyOf(byRoute, Math.max(route + 1, byRoute.length * 2));
        }
        OfCountry known = byRoute[route];
        if (known == null) {
            String name = routes.route(route).route().country();
            known = countries.get(name);
            if (known == null && countries.size() < COUNTRIES_MAX) {
                known = new OfCountry();
                countries.put(name, known);
            }
            byRoute[route] = known;
        }
        return known;
    }
}
