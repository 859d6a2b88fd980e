package io.otpwatch.processor.detect;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.processor.score.Anomaly;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.SignalWatch;
import io.otpwatch.processor.score.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A route under simulated traffic, second by second: codes are a Poisson process, latencies log-normal as those of SMS. */
final class SimulatedRoute {
    static final Timing TIMING = new Timing(60, 600);

    private static final int RECIPIENT = ReasonClass.RECIPIENT.ordinal();
    private static final int OPERATOR = ReasonClass.OPERATOR.ordinal();
    private static final Trials SCRATCH = new Trials();

    double perMinute;
    /** Share that arrives. */
    double share = 0.93;
    /** Of those that do not, the share that the carrier refuses within a second. */
    double refused;
    /** Share of numbers that are invalid, as is said after some seconds. */
    double invalid;
    /** Median latency, seconds, and sigma of its logarithm. */
    double median = 6;

    double sigma = 1;
    /** What has arrived is told so many seconds later. */
    double toldLater;

    /** What was learnt is not to be added to: its terms stay as they are. */
    boolean isFrozen;

    final RouteWatch watch;
    private final SplittableRandom random;
    private final PriorityQueue<Told> pending = new PriorityQueue<>();
    private final List<DeltaCell> cells = new ArrayList<>();
    private int sentNow;
    private boolean begun;

    private record Told(double at, long cohort, CellKind kind, int bin) implements Comparable<Told> {
        @Override
        public int compareTo(Told other) {
            return Double.compare(at, other.at);
        }
    }

    SimulatedRoute(long seed, Beliefs beliefs, double perMinute) {
        this(seed, beliefs, perMinute, new Kin(Channel.SMS, "US", "att", "310-410"));
    }

    SimulatedRoute(long seed, Beliefs beliefs, double perMinute, Kin kin) {
        random = new SplittableRandom(seed);
        this.perMinute = perMinute;
        watch = new RouteWatch(TIMING, kin, beliefs, SCRATCH);
    }

    /** Plays the second before {@code now}; {@code feed} of its provider. */
    void tell(long now, Feed feed) {
        cells.clear();
        sentNow = poisson(perMinute / 60);
        for (int i = 0; i < sentNow; i++) {
            send(now - 1 + random.nextDouble());
        }
        begun = begun || sentNow > 0;
        if (!begun) {
            return; // there is no route before its first code
        }
        if (sentNow > 0) {
            cells.add(new DeltaCell(now - 1, CellKind.SENT, 1, sentNow));
        }
        while (!pending.isEmpty() && pending.peek().at() + toldLater < now) {
            Told told = pending.remove();
            if (told.kind() == CellKind.RECEIPT) {
                feed.observe((long) (told.at() * 1000));
            }
            cells.add(new DeltaCell(told.cohort(), told.kind(), told.bin(), 1));
        }
        if (!cells.isEmpty()) {
            watch.apply(cells, new Clocks(now - 1, feed, false), now);
        }
    }

    /** Steps the routes of a feed that has told all up to now. */
    static void judge(List<SimulatedRoute> routes, long now, Feed feed) {
        judge(routes, now, feed, route -> RouteLevers.NONE);
    }

    /** {@code levers}: of each route. */
    static void judge(List<SimulatedRoute> routes, long now, Feed feed, IntFunction<RouteLevers> levers) {
        Clocks clocks = new Clocks(now, feed, false);
        for (SimulatedRoute route : routes) {
            if (route.begun) {
                route.watch.expect(clocks);
            }
        }
        feed.stepped(now);
        for (int i = 0; i < routes.size(); i++) {
            SimulatedRoute route = routes.get(i);
            if (route.begun) {
                route.watch.step(clocks);
                if (route.watch.detector.renewalDue(now) && !route.isFrozen) {
                    route.watch.detector.renewTerms(now, levers.apply(i));
                }
            }
        }
    }

    /** Codes of the last second. */
    int sentNow() {
        return sentNow;
    }

    /** There is no route before its first code. */
    boolean hasBegun() {
        return begun;
    }

    SignalWatch receipt() {
        return watch.detector.watch(Signal.RECEIPT);
    }

    @Nullable
    Anomaly anomaly() {
        return receipt().anomaly();
    }

    Anomaly theAnomaly() {
        return Objects.requireNonNull(anomaly());
    }

    private void send(double at) {
        long cohort = (long) Math.floor(at);
        double latency = median * Math.exp(sigma * gaussian());
        double luck = random.nextDouble();
        if (random.nextDouble() < invalid) {
            tell(at + latency / 2, cohort, CellKind.FAILURE, RECIPIENT);
        } else if (luck < share) {
            if (latency < TIMING.horizon()) {
                tell(at + latency, cohort, CellKind.RECEIPT, 80);
            }
        } else if (random.nextDouble() < refused) {
            tell(at + 1, cohort, CellKind.FAILURE, OPERATOR);
        }
    }

    private void tell(double at, long cohort, CellKind kind, int bin) {
        pending.add(new Told(at, cohort, kind, bin));
    }

    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private double gaussian() {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
