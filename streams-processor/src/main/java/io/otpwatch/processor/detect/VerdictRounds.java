package io.otpwatch.processor.detect;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.RangeDelta;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.Watermarks;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of all routes as time moves on: of suspicious ones each second, of others in use every
 * {@link #ROUND} seconds, those of a domain together. In pieces that a record can hold.
 */
final class VerdictRounds {
    /** Seconds. */
    static final int ROUND = 5;

    /** Routes in a piece: one takes some 2 KiB at most. */
    private static final int PIECE = 64;

    private final WatchedRoutes routes;
    private final SteppedRoutes stepped;
    private final RouteVerdicts verdicts = new RouteVerdicts();
    private final RangeWatch ranges = new RangeWatch();
    private long toldAt;

    VerdictRounds(WatchedRoutes routes, SteppedRoutes stepped) {
        this.routes = routes;
        this.stepped = stepped;
        clear();
    }

    /** What a batch says of number ranges. */
    void apply(List<RangeDelta> deltas) {
        deltas.forEach(ranges::apply);
    }

    /** Empty if time has not moved on since the last call. */
    List<Verdicts> take(String application, int task) {
        long now = Seconds.of(stepped.reached());
        if (now == toldAt) {
            return List.of();
        }
        ranges.step(now);
        List<RouteVerdict> due = new ArrayList<>();
        for (int route : routes.active()) {
            RouteWatch watch = routes.watch(route);
            if (watch.detector.isSuspicious() || isItsTurn(watch, toldAt, now)) {
                due.add(verdicts.of(routes.named(route), watch, stepped.clocks(route)));
            }
        }
        toldAt = now;
        List<Verdicts> pieces = new ArrayList<>();
        for (int from = 0; from == 0 || from < due.size(); from += PIECE) {
            pieces.add(new Verdicts(
                    application,
                    task,
                    stepped.reached() == Watermarks.UNKNOWN ? null : (Long) stepped.reached(),
                    stepped.isIncomplete(),
                    feeds(),
                    from == 0 ? ranges.told() : List.of(),
                    due.subList(from, Math.min(due.size(), from + PIECE))));
        }
        return pieces;
    }

    void clear() {
        toldAt = Seconds.UNKNOWN;
        ranges.clear();
    }

    private static boolean isItsTurn(RouteWatch watch, long before, long now) {
        int phase = watch.detector.phase();
        return before == Seconds.UNKNOWN || Math.floorDiv(before + phase, ROUND) != Math.floorDiv(now + phase, ROUND);
    }

    private List<FeedVerdict> feeds() {
        List<FeedVerdict> feeds = new ArrayList<>();
        stepped.feeds()
                .forEach((provider, feed) -> feeds.add(new FeedVerdict(provider, feed.receivedAt(), feed.expected())));
        return feeds;
    }
}
