package io.otpwatch.processor.detect;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.Watermarks;

/**
 * How far sources have read ahead of their watermarks. A source that catches up, or of whose partitions one stands, reads
 * sends or receipts that are newer than its watermark, and counts what arrives at ages that are none. Until the watermark
 * has come to the newest of them nothing is learnt or judged, and what was sent until then is not waited for.
 *
 * <p>The same where the watermark of the system goes on by many seconds at once: a partition took nothing for so long, and
 * what waited for it is appended late, in the seconds that follow.
 */
final class ReadAhead {
    /** Partitions of a source are never read quite alike, seconds. */
    private static final int SLACK = 4;

    /** ms. Heartbeats, the processor's own too, take the watermark on each second. */
    private static final long JUMP = 5_000;

    /** For so long what waited is still being appended: half as long as it waited, at least and at most so many ms. */
    private static final long LATE_LEAST = 5_000;

    private static final long LATE_MOST = 30_000;

    private long until = Watermarks.UNKNOWN;

    void observe(RouteDeltas batch) {
        Long watermark = batch.getWatermark();
        if (watermark == null) {
            return;
        }
        long tolerated = watermark / 1000 + SLACK;
        for (FeedWatermark feed : batch.getFeeds()) {
            observe(feed.getReceivedAt() / 1000, tolerated);
        }
        for (RouteDelta route : batch.getRoutes()) {
            for (DeltaCell cell : route.getCells()) {
                if (cell.getKind() == CellKind.SENT) {
                    observe(cell.getSecond(), tolerated);
                }
            }
        }
    }

    private void observe(long second, long tolerated) {
        if (second > tolerated) {
            until = Math.max(until, (second + 1) * 1000);
        }
    }

    /** The watermark of the system goes on, ms since 1970. */
    void step(long before, long now) {
        if (before != Watermarks.UNKNOWN && now - before > JUMP) {
            until = Math.max(until, now + Math.max(LATE_LEAST, Math.min(LATE_MOST, (now - before) / 2)));
        }
    }

    /** The watermark of the system at which ages count again, ms since 1970; unknown: they do. */
    long until() {
        return until;
    }

    void restore(long before) {
        until = before;
    }
}
