package io.otpwatch.processor.detect;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.processor.levers.Levers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Simulated routes of one provider with the feed that they share, and what a task says of them: their receipts only. */
final class SimulatedProvider {
    /** Of routes that are not suspicious a task tells once in so many seconds. */
    static final int ROUND = 5;

    private final String name;
    private final Feed feed = new Feed(0, 0);
    private final List<Named> names = new ArrayList<>();
    private final List<SimulatedRoute> routes = new ArrayList<>();
    private final RouteVerdicts verdicts = new RouteVerdicts();

    SimulatedProvider(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void add(Named named, SimulatedRoute route) {
        names.add(named);
        routes.add(route);
    }

    /** Plays the second before {@code now}, since 1970. */
    void play(long now, Levers levers) {
        routes.forEach(route -> route.tell(now, feed));
        SimulatedRoute.judge(routes, now, feed, index -> RouteLevers.of(levers, names.get(index)));
    }

    /**
     * What the only task of all says of them.
     *
     * @param now seconds since 1970
     */
    static Verdicts say(Collection<SimulatedProvider> providers, String application, long now) {
        List<FeedVerdict> feeds = new ArrayList<>();
        List<RouteVerdict> said = new ArrayList<>();
        for (SimulatedProvider provider : providers) {
            Feed feed = provider.feed;
            if (feed.receivedAt() > 0) {
                feeds.add(new FeedVerdict(provider.name, feed.receivedAt(), feed.expected()));
            }
            provider.say(now, said);
        }
        return new Verdicts(application, 0, 0, 1, now * 1000, false, false, feeds, List.of(), said);
    }

    private void say(long now, List<RouteVerdict> said) {
        Clocks clocks = new Clocks(now, feed, false);
        for (int i = 0; i < routes.size(); i++) {
            SimulatedRoute route = routes.get(i);
            Detector detector = route.watch.detector;
            boolean isDue = (now + detector.phase()) % ROUND == 0 || detector.isSuspicious();
            if (route.hasBegun() && isDue) {
                said.add(verdicts.of(names.get(i), route.watch, clocks));
            }
        }
    }
}
