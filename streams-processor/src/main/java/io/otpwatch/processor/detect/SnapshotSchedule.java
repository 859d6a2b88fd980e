package io.otpwatch.processor.detect;

import io.otpwatch.processor.correlate.Watermarks;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which route's snapshot is due next, and from when on history is needed: for each route from its latest snapshot, or
 * from its first batch. Goes by append times, in milliseconds since 1970, as the watermark may stand.
 *
 * <p>Snapshots are spread evenly: in an interval as many become due as there are routes, that of the longest ago first.
 * A jump of append times counts for a sixtieth of the interval at most, so that it makes no burst.
 */
final class SnapshotSchedule {
    private static final int JUMP_PART = 60;

    private final long intervalMs;
    /** Append time from which a route's history is needed, by its number; in order of these times. */
    private final Map<Integer, Long> neededFrom = new LinkedHashMap<>();

    private long passedTo = Watermarks.UNKNOWN;
    /** Routes × time that passed since the last snapshot was due, ms. */
    private long credit;

    SnapshotSchedule(long intervalMs) {
        this.intervalMs = intervalMs;
    }

    /** Append times have come to here. */
    void passed(long appendedAt) {
        if (passedTo != Watermarks.UNKNOWN) {
            long counts = Math.min(appendedAt - passedTo, Math.max(1, intervalMs / JUMP_PART));
            credit += counts * neededFrom.size();
        }
        passedTo = appendedAt;
    }

    /** A batch named the route; does nothing if it is not the first. */
    void named(int route, long appendedAt) {
        neededFrom.putIfAbsent(route, appendedAt);
    }

    /** The route's snapshot was added to the history. */
    void taken(int route, long appendedAt) {
        neededFrom.remove(route);
        neededFrom.put(route, appendedAt);
    }

    boolean isDue() {
        return credit >= intervalMs && !neededFrom.isEmpty();
    }

    /** The route whose snapshot is due; it counts as being taken. */
    int next() {
        credit -= intervalMs;
        return neededFrom.keySet().iterator().next();
    }

    /** The least append time from which a route needs history; {@code none} if there are no routes. */
    long oldest(long none) {
        Iterator<Long> times = neededFrom.values().iterator();
        return times.hasNext() ? times.next() : none;
    }

    void clear() {
        neededFrom.clear();
        passedTo = Watermarks.UNKNOWN;
        credit = 0;
    }
}
