package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Plays simulated routes of one provider's feed, second by second. */
final class RoutePlay {
    private final Feed feed = new Feed(0, 0);
    private long now = 1_700_000_000L;

    Feed feed() {
        return feed;
    }

    /** Seconds since 1970. */
    long now() {
        return now;
    }

    /** Plays that long; the feed is as far as the clock unless its routes' receipts are told late. */
    void play(List<SimulatedRoute> routes, int seconds, boolean mustBeUsual) {
        for (int second = 0; second < seconds; second++) {
            now++;
            routes.forEach(route -> route.tell(now, feed));
            if (routes.stream().allMatch(route -> route.toldLater == 0)) {
                feed.observe(now * 1000);
            }
            SimulatedRoute.judge(routes, now, feed);
            if (mustBeUsual) {
                assertThat(routes).allMatch(route -> route.anomaly() == null);
            }
        }
    }

    /** Seconds until one of the routes is anomalous, at most that many. */
    int untilAnomalous(List<SimulatedRoute> routes, SimulatedRoute one, int most) {
        int seconds = 0;
        while (one.anomaly() == null && seconds < most) {
            play(routes, 1, false);
            seconds++;
        }
        assertThat(one.anomaly()).isNotNull();
        return seconds;
    }

    /** Seconds until the route is as usual again, at most that many. */
    int untilUsual(SimulatedRoute route, int most) {
        int seconds = 0;
        while (route.anomaly() != null && seconds < most) {
            play(List.of(route), 1, false);
            seconds++;
        }
        assertThat(route.anomaly()).isNull();
        return seconds;
    }
}
