package io.otpwatch.benchmarks.routes;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.RouteDelta;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.RouteDictionary.Named;
import io.otpwatch.schemas.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What the first stage would tell the second of simulated traffic, second by second: codes are a Poisson process, spread over
 * the routes by their rates. Each second has batches with what happened, and a last one that only moves the watermark on.
 */
final class DeltaTraffic {
    static final String APPLICATION = "benchmarks";

    private static final int WHEEL = 2_048;
    private static final int FIRST = 8;
    private static final int BATCH_ROUTES = 200;
    private static final int RECEIPT_BIN = 80;
    private static final int IN_TIME = 0;
    private static final int OVERDUE = 3;
    private static final int KIND_BITS = 2;
    private static final int AGE_BITS = 12;

    private final List<Named> routes;
    private final double[] upTo;
    private final SplittableRandom random;
    private final List<FeedWatermark> feeds = new ArrayList<>();
    private final long[][] wheel = new long[WHEEL][FIRST];
    private final int[] sizes = new int[WHEEL];
    private final double[] parts;
    private long now;
    private long sequence;

    private enum Kind {
        RECEIPT,
        ENTERED,
        DUE_IN_TIME,
        DUE_OVERDUE
    }

    /** {@code perSecond}: codes, by route. */
    DeltaTraffic(List<Named> routes, double[] perSecond, long start, long seed) {
        this.routes = List.copyOf(routes);
        upTo = perSecond.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        parts = new double[perSecond.length];
        Arrays.fill(parts, 1);
        random = new SplittableRandom(seed);
        now = start;
    }

    /** Of what is sent from now on by these routes only so large a part of the usual arrives. */
    void let(double part, Predicate<Named> which) {
        for (int route = 0; route < parts.length; route++) {
            parts[route] = which.test(routes.get(route)) ? part : parts[route];
        }
    }

    /** Milliseconds since 1970. */
    long now() {
        return now * 1000;
    }

    /** The next second passes; batches as they are in the topic. */
    List<byte[]> next() {
        long before = now;
        now++;
        int[] sent = send();
        List<byte[]> batches = new ArrayList<>();
        List<RouteDelta> deltas = deltas(before, sent);
        for (int from = 0; from < deltas.size(); from += BATCH_ROUTES) {
            batches.add(batch(before, deltas.subList(from, Math.min(deltas.size(), from + BATCH_ROUTES))));
        }
        feeds.clear();
        routes.stream()
                .map(named -> named.route().provider())
                .distinct()
                .forEach(provider -> feeds.add(new FeedWatermark(provider, now * 1000)));
        batches.add(batch(now, List.of()));
        return batches;
    }

    /** About what its own wheel takes of the heap beyond what it took at first. */
    long bytes() {
        return Arrays.stream(wheel)
                .mapToLong(place -> (place.length - FIRST) * (long) Long.BYTES)
                .sum();
    }

    private int[] send() {
        int[] sent = new int[parts.length];
        int count = poisson(upTo[upTo.length - 1]);
        for (int i = 0; i < count; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
            int route = Math.min(parts.length - 1, found < 0 ? -found - 1 : found);
            sent[route]++;
            follow(route);
        }
        return sent;
    }

    private void follow(int route) {
        Delivery delivery = Delivery.of(routes.get(route).route().channel());
        double begun = random.nextDouble();
        boolean inTime = false;
        if (random.nextDouble() < delivery.received() * parts[route]) {
            double latency = delivery.receipt(random);
            inTime = latency < delivery.deadline();
            schedule(route, Kind.RECEIPT, (int) (begun + latency), delivery);
        }
        if (random.nextDouble() < delivery.entered() * parts[route]) {
            schedule(route, Kind.ENTERED, (int) (begun + delivery.entry(random)), delivery);
        }
        schedule(route, inTime ? Kind.DUE_IN_TIME : Kind.DUE_OVERDUE, delivery.deadline(), delivery);
    }

    private void schedule(int route, Kind kind, int age, Delivery delivery) {
        if (age >= delivery.horizon()) {
            return;
        }
        int place = (int) ((now + age) % WHEEL);
        if (sizes[place] == wheel[place].length) {
            wheel[place] = Arrays.copyOf(wheel[place], 2 * sizes[place]);
        }
        wheel[place][sizes[place]++] = ((long) route << AGE_BITS | age) << KIND_BITS | kind.ordinal();
    }

    private List<RouteDelta> deltas(long second, int[] sent) {
        int place = (int) (now % WHEEL);
        long[] events = Arrays.copyOf(wheel[place], sizes[place]);
        Arrays.sort(events);
        sizes[place] = 0;
        List<RouteDelta> deltas = new ArrayList<>();
        int next = 0;
        for (int route = 0; route < sent.length; route++) {
            List<DeltaCell> cells = new ArrayList<>();
            if (sent[route] > 0) {
                cells.add(new DeltaCell(second, CellKind.SENT, 1, sent[route]));
            }
            while (next < events.length && events[next] >>> (AGE_BITS + KIND_BITS) == route) {
                int end = next + 1;
                while (end < events.length && events[end] == events[next]) {
                    end++;
                }
                cells.add(cell(second, events[next], end - next));
                next = end;
            }
            if (!cells.isEmpty()) {
                deltas.add(delta(routes.get(route), cells));
            }
        }
        return deltas;
    }

    private static DeltaCell cell(long second, long event, int count) {
        long cohort = second - (event >>> KIND_BITS & (1 << AGE_BITS) - 1);
        return switch (Kind.values()[(int) (event & (1 << KIND_BITS) - 1)]) {
            case RECEIPT -> new DeltaCell(cohort, CellKind.RECEIPT, RECEIPT_BIN, count);
            case ENTERED -> new DeltaCell(cohort, CellKind.ENTERED, 0, count);
            case DUE_IN_TIME -> new DeltaCell(cohort, CellKind.DUE, IN_TIME, count);
            case DUE_OVERDUE -> new DeltaCell(cohort, CellKind.DUE, OVERDUE, count);
        };
    }

    private static RouteDelta delta(Named named, List<DeltaCell> cells) {
        return new RouteDelta(
                named.route().channel(),
                named.route().provider(),
                named.route().sender(),
                named.route().country(),
                named.route().domain(),
                named.operator(),
                cells,
                List.of(),
                List.of());
    }

    private byte[] batch(long watermark, List<RouteDelta> deltas) {
        return Topics.ROUTE_DELTAS
                .serde()
                .encode(new RouteDeltas(
                        0,
                        sequence++,
                        watermark * 1000,
                        List.copyOf(feeds),
                        deltas,
                        0L,
                        APPLICATION,
                        List.of(),
                        List.of()));
    }

    /** Of large means by halves, as e^-mean would vanish. */
    private int poisson(double mean) {
        if (mean > 30) {
            return poisson(mean / 2) + poisson(mean / 2);
        }
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
