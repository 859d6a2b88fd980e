package io.otpwatch.processor.detect;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.RangeDelta;
import io.otpwatch.events.RangeVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.Watermarks;
import java.util.ArrayList;
import java.util.List;

/**
 * What is told of all routes as time moves on: of suspicious ones each second, of others in use every
 * {@link #ROUND} seconds, those of a domain together; of all when a task sees again. In pieces that a record can hold.
 */
final class VerdictRounds {
    /** Seconds. */
    static final int ROUND = 5;

    /** Routes in a piece, which holds 64 KiB: with names as long as may be one takes 3.5 KiB, mostly 1.3. */
    private static final int PIECE = 16;

    private final WatchedRoutes routes;
    private final SteppedRoutes stepped;
    private final RouteVerdicts verdicts = new RouteVerdicts();
    private final RangeWatch ranges = new RangeWatch();
    private long toldAt;
    private boolean wasBlind;

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
        // What was told of a route while nothing could be judged must not be judged now.
        boolean isAll = toldAt == Seconds.UNKNOWN || (wasBlind && !stepped.isBlind());
        wasBlind = stepped.isBlind();
        List<RouteVerdict> due = new ArrayList<>();
        for (int route : routes.active()) {
            RouteWatch watch = routes.watch(route);
            if (isAll || watch.detector.isSuspicious() || isItsTurn(watch, toldAt, now)) {
                due.add(verdicts.of(routes.named(route), watch, stepped.clocks(route)));
            }
        }
        toldAt = now;
        int pieces = 1 + (due.size() + PIECE - 1) / PIECE;
        List<Verdicts> said = new ArrayList<>(pieces);
        said.add(piece(application, task, 0, pieces, feeds(), ranges.told(), List.of()));
        for (int piece = 1; piece < pieces; piece++) {
            int from = (piece - 1) * PIECE;
            List<RouteVerdict> some = due.subList(from, Math.min(due.size(), from + PIECE));
            said.add(piece(application, task, piece, pieces, List.of(), List.of(), some));
        }
        return said;
    }

    private Verdicts piece(
            String application,
            int task,
            int piece,
            int pieces,
            List<FeedVerdict> feeds,
            List<RangeVerdict> ofRanges,
            List<RouteVerdict> ofRoutes) {
        Long watermark = stepped.reached() == Watermarks.UNKNOWN ? null : (Long) stepped.reached();
        return new Verdicts(
                application,
                task,
                piece,
                pieces,
                watermark,
                stepped.isIncomplete(),
                stepped.isBlind(),
                feeds,
                ofRanges,
                ofRoutes);
    }

    void clear() {
        toldAt = Seconds.UNKNOWN;
        wasBlind = false;
        ranges.clear();
    }

    private static boolean isItsTurn(RouteWatch watch, long before, long now) {
        int phase = watch.detector.phase();
        return Math.floorDiv(before + phase, ROUND) != Math.floorDiv(now + phase, ROUND);
    }

    private List<FeedVerdict> feeds() {
        List<FeedVerdict> feeds = new ArrayList<>();
        stepped.feeds()
                .forEach((provider, feed) -> feeds.add(new FeedVerdict(provider, feed.receivedAt(), feed.expected())));
        return feeds;
    }
}
