package io.otpwatch.processor.detect;

import io.otpwatch.events.DeltaCell;
import io.otpwatch.processor.correlate.Watermarks;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The routes and the time up to which they were stepped. Batches are counted as of the watermark before them; when the
 * watermark moves on, each active route is stepped once. Idle routes cost nothing, and miss nothing.
 */
final class SteppedRoutes {
    private final WatchedRoutes routes;
    private final Feeds feeds = new Feeds();
    private final ReadAhead ahead = new ReadAhead();
    private final BitSet changed = new BitSet();
    private final BitSet news = new BitSet();
    private final BitSet renewals = new BitSet();
    private long reached;
    private long incompleteUntil;
    private long bytes;

    SteppedRoutes(WatchedRoutes routes) {
        this.routes = routes;
        clear();
    }

    /** The watermark of the system, milliseconds since 1970, or {@link Watermarks#UNKNOWN}. */
    long reached() {
        return reached;
    }

    /** As {@link Sources#incompleteUntil}. */
    long incompleteUntil() {
        return incompleteUntil;
    }

    boolean isIncomplete() {
        return reached < incompleteUntil;
    }

    /** Whether ages are none at present, so that nothing is judged: see {@link ReadAhead}. */
    boolean isBlind() {
        return reached < ahead.until();
    }

    /** Held by active routes as of the last step. */
    long bytes() {
        return bytes;
    }

    /** How far each provider's receipts have come. */
    Feeds feeds() {
        return feeds;
    }

    /** How far sources have read ahead of their watermarks. */
    ReadAhead readAhead() {
        return ahead;
    }

    /** Counts what a batch says of the route; {@code source}: the batch's watermark, ms since 1970. */
    void apply(int route, List<DeltaCell> cells, long source) {
        routes.watch(route).apply(cells, clocks(route), Seconds.of(source));
        routes.noteActive(route);
        news.set(route);
    }

    /** How things stand after a batch; whether time has moved on. */
    boolean advance(long watermark, long incompleteNow) {
        incompleteUntil = incompleteNow;
        if (watermark == reached) {
            return false;
        }
        expect(watermark);
        feeds.stepped(Seconds.of(reached));
        step();
        return true;
    }

    /** The same when it is replayed: what was expected of feeds then, as not all routes may be known yet. */
    void advance(long watermark, long incompleteThen, Map<String, Double> expected) {
        incompleteUntil = incompleteThen;
        if (watermark != reached) {
            expect(watermark);
            feeds.stepped(expected, Seconds.of(reached));
            step();
        }
    }

    /** Continues from there, without a step. */
    void restore(long watermark, long incompleteThen) {
        reached = watermark;
        incompleteUntil = incompleteThen;
    }

    /** Routes whose verdict has had another state since this was last called. */
    int[] takeChanged() {
        int[] taken = changed.stream().toArray();
        changed.clear();
        return taken;
    }

    /** Whether anything was counted on the route since this was last called. */
    boolean takeNews(int route) {
        boolean any = news.get(route);
        news.clear(route);
        return any;
    }

    /** A route whose terms are to be renewed; −1 if there is none. It counts as being done. */
    int takeRenewal() {
        int route = renewals.nextSetBit(0);
        if (route >= 0) {
            renewals.clear(route);
        }
        return route;
    }

    /** All in use are due. */
    void renewAll() {
        for (int route : routes.active()) {
            renewals.set(route);
        }
    }

    boolean renewalDue() {
        return !renewals.isEmpty();
    }

    void forgetChanged() {
        changed.clear();
        renewals.clear();
    }

    void clear() {
        changed.clear();
        renewals.clear();
        news.clear();
        reached = Watermarks.UNKNOWN;
        incompleteUntil = Watermarks.UNKNOWN;
        bytes = 0;
        feeds.clear();
        ahead.restore(Watermarks.UNKNOWN);
    }

    /** Cohorts go on to the watermark by what was expected of feeds until then. */
    private void expect(long watermark) {
        ahead.step(reached, watermark);
        reached = watermark;
        for (int route : routes.active()) {
            routes.watch(route).expect(clocks(route));
        }
    }

    private void step() {
        bytes = 0;
        for (int route : routes.active()) {
            if (routes.watch(route).step(clocks(route))) {
                changed.set(route);
            }
            if (routes.watch(route).detector.renewalDue(Seconds.of(reached))) {
                renewals.set(route);
            }
            routes.noteActive(route);
            bytes += routes.watch(route).bytes();
        }
    }

    /** What the route was stepped by last. */
    Clocks clocks(int route) {
        String provider = routes.named(route).route().provider();
        return new Clocks(Seconds.of(reached), feeds.feed(provider), isIncomplete() || isBlind());
    }
}
