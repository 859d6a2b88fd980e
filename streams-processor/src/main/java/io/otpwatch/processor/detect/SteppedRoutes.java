package io.otpwatch.processor.detect;

import io.otpwatch.events.RouteDelta;
import io.otpwatch.processor.correlate.Watermarks;
import java.util.BitSet;

/**
 * The routes and the time up to which they were stepped. Batches are counted as of the watermark before them; when the
 * watermark moves on, each active route is stepped once. Idle routes cost nothing, and miss nothing.
 */
final class SteppedRoutes {
    private final WatchedRoutes routes;
    private final BitSet changed = new BitSet();
    private final BitSet news = new BitSet();
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

    /** Held by active routes as of the last step. */
    long bytes() {
        return bytes;
    }

    /** Counts what a batch says of the route. */
    void apply(int route, RouteDelta delta) {
        routes.watch(route).apply(delta.getCells(), Seconds.of(reached));
        routes.noteActive(route);
        news.set(route);
    }

    /** How things stand after a batch. */
    void advance(long watermark, long incompleteNow) {
        incompleteUntil = incompleteNow;
        if (watermark != reached) {
            reached = watermark;
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

    void forgetChanged() {
        changed.clear();
    }

    void clear() {
        changed.clear();
        news.clear();
        reached = Watermarks.UNKNOWN;
        incompleteUntil = Watermarks.UNKNOWN;
        bytes = 0;
    }

    private void step() {
        long second = Seconds.of(reached);
        bytes = 0;
        for (int route : routes.active()) {
            if (routes.watch(route).step(second, isIncomplete())) {
                changed.set(route);
            }
            routes.noteActive(route);
            bytes += routes.watch(route).bytes();
        }
    }
}
