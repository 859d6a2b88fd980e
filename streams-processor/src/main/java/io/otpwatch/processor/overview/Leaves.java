package io.otpwatch.processor.overview;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.RangeVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The latest that each task has said. Nothing of it is kept over a restart: all is said again within seconds. */
final class Leaves {
    /** A route of which nothing is said for so long is in use no more, ms. */
    private static final long IDLE = 600_000;

    /** So many ranges are known by their country. */
    private static final int RANGES_MAX = 4_096;

    /** All that is in use has been said of once in this time, ms. */
    private static final long ROUND = 6_000;

    private final long[] watermarks;
    private final long[] firstHeard;
    private final boolean[] incomplete;
    private final boolean[] blind;
    private final long[] sightedSince;
    private final Map<Scope, Leaf> routes = new TreeMap<>();
    private final Map<Scope, Leaf> platforms = new TreeMap<>();
    private final List<Map<String, FeedVerdict>> feeds = new ArrayList<>();
    private final List<List<RangeVerdict>> ranges = new ArrayList<>();
    private final Map<String, String> countryOf = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > RANGES_MAX;
        }
    };

    Leaves(int tasks) {
        watermarks = new long[tasks];
        firstHeard = new long[tasks];
        incomplete = new boolean[tasks];
        blind = new boolean[tasks];
        sightedSince = new long[tasks];
        clear();
    }

    void clear() {
        Arrays.fill(watermarks, Watermarks.UNKNOWN);
        Arrays.fill(firstHeard, Watermarks.UNKNOWN);
        Arrays.fill(sightedSince, Watermarks.UNKNOWN);
        Arrays.fill(blind, false);
        Arrays.fill(incomplete, false);
        routes.clear();
        platforms.clear();
        feeds.clear();
        ranges.clear();
        Arrays.stream(watermarks).forEach(any -> {
            feeds.add(new HashMap<>());
            ranges.add(List.of());
        });
    }

    /**
     * Takes what a task says; what it says of an earlier watermark than before is taken for said twice.
     *
     * @return routes that are new or have changed
     */
    List<Leaf> take(Verdicts said) {
        Long watermark = said.getWatermark();
        int task = said.getTask();
        if (task >= watermarks.length || watermark == null || watermark < watermarks[task]) {
            return List.of();
        }
        if (firstHeard[task] == Watermarks.UNKNOWN) {
            firstHeard[task] = watermark;
            sightedSince[task] = watermark;
        }
        boolean isWhole = said.getPiece() == said.getPieces() - 1;
        if (isWhole) {
            watermarks[task] = watermark;
        }
        boolean sawLittle = blind[task] || incomplete[task];
        if (isWhole && blind[task] && !said.getBlind()) {
            blind[task] = false;
        }
        blind[task] |= said.getBlind();
        incomplete[task] = said.getIncomplete();
        if (sawLittle && !blind[task] && !incomplete[task]) {
            sightedSince[task] = watermark;
        }
        if (said.getPiece() == 0) {
            Map<String, FeedVerdict> of = feeds.get(task);
            of.clear();
            said.getFeeds().forEach(feed -> of.put(feed.getProvider(), feed));
            ranges.set(task, said.getRanges());
            said.getRanges().forEach(range -> countryOf.put(range.getRange(), range.getCountry()));
        }
        List<Leaf> taken = new ArrayList<>();
        for (RouteVerdict route : said.getRoutes()) {
            Leaf leaf = new Leaf(route, task, watermark);
            (leaf.isPlatform() ? platforms : routes).put(leaf.scope(), leaf);
            if (!leaf.isPlatform()) {
                taken.add(leaf);
            }
        }
        return taken;
    }

    /** Up to when all tasks have spoken, ms since 1970; unknown until each has told of all its routes. */
    long watermark() {
        long least = Long.MAX_VALUE;
        for (int task = 0; task < watermarks.length; task++) {
            if (watermarks[task] == Watermarks.UNKNOWN || watermarks[task] < firstHeard[task] + ROUND) {
                return Watermarks.UNKNOWN;
            }
            least = Math.min(least, watermarks[task]);
        }
        return least;
    }

    /**
     * Since when every task has seen all, and was heard; ms since 1970, unknown until each was heard. Of what was sent
     * before, a task may have excused what had not arrived.
     */
    long sightedSince() {
        return Arrays.stream(sightedSince).max().orElse(Watermarks.UNKNOWN);
    }

    /** Whether by what some task says nothing is to be judged. */
    boolean areBlind() {
        return IntStream.range(0, blind.length).anyMatch(task -> blind[task]);
    }

    /** Whether some task does not know all, so that nothing is known of its routes. */
    boolean areIncomplete() {
        return IntStream.range(0, incomplete.length).anyMatch(task -> incomplete[task]);
    }

    /** Forgets what fell idle, and what is known in part only; {@code now} in ms since 1970. */
    void prune(long now) {
        routes.values().removeIf(leaf -> leaf.saidAt() < now - IDLE || incomplete[leaf.task()]);
        platforms.values().removeIf(leaf -> leaf.saidAt() < now - IDLE || incomplete[leaf.task()]);
    }

    /** In order of their scopes. */
    Collection<Leaf> routes() {
        return Collections.unmodifiableCollection(routes.values());
    }

    /** In order of their scopes: of each channel its client platforms. */
    Collection<Leaf> platforms() {
        return Collections.unmodifiableCollection(platforms.values());
    }

    /** Routes; of a scope that names a client platform, platforms; of one that names a number range, those of its country. */
    List<Leaf> within(Scope scope) {
        Collection<Leaf> all = scope.value("platform").isPresent() ? platforms() : routes();
        return placeOf(scope)
                .map(place ->
                        all.stream().filter(leaf -> place.covers(leaf.scope())).toList())
                .orElse(List.of());
    }

    /** Of a scope that names a number range, the country of the range, if it is known; any other scope is its own. */
    Optional<Scope> placeOf(Scope scope) {
        Optional<String> range = scope.value(PumpedRanges.RANGE);
        return range.isEmpty()
                ? Optional.of(scope)
                : range.map(countryOf::get)
                        .map(country ->
                                new Scope(List.of(new Attribute("channel", "sms"), new Attribute("country", country))));
    }

    /** The busiest number ranges of each country. */
    List<RangeVerdict> ranges() {
        return ranges.stream().flatMap(List::stream).toList();
    }

    /** What is said of a provider's feed by each task that has one. */
    Map<String, List<FeedVerdict>> feeds() {
        Map<String, List<FeedVerdict>> byProvider = new TreeMap<>();
        for (Map<String, FeedVerdict> of : feeds) {
            of.forEach((provider, feed) -> byProvider
                    .computeIfAbsent(provider, any -> new ArrayList<>())
                    .add(feed));
        }
        return byProvider;
    }
}
