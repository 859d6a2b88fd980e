package io.otpwatch.processor.detect;

import io.otpwatch.events.CellKind;
import io.otpwatch.events.Channel;
import io.otpwatch.events.DeltaCell;
import io.otpwatch.processor.score.Anomaly;
import io.otpwatch.processor.score.Beliefs;
import io.otpwatch.processor.score.Kin;
import io.otpwatch.processor.score.Shortfall;
import io.otpwatch.processor.score.Signal;
import io.otpwatch.processor.score.Terms;
import io.otpwatch.processor.score.Trials;
import io.otpwatch.schemas.Horizons;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A route under traffic of which all is drawn at random: laws of latency, shares, volume and how it varies. Its provider
 * has other routes too, so that the feed goes on when nothing arrives on this one.
 */
final class DrawnRoute {
    private static final int DAY = 86_400;
    private static final int STRETCH = 600;
    private static final int MINUTE = 60;
    private static final int BATCH = 30;
    private static final double BURST = 5;
    private static final Shortfall LOST = Shortfall.of(0.02);

    /** Shifts the day's curve at once, as a change of the clocks does; seconds. */
    int shifted;
    /** Nothing that is sent arrives. */
    boolean dead;

    final RouteWatch watch;
    final LatencyLaw receipts;
    final LatencyLaw entries;
    /** Receipts are told in batches every so many seconds. */
    final int batch;

    private final long seed;
    private final SplittableRandom random;
    private final Channel channel;
    private final double receiptShare;
    private final double entryShare;
    private final double perMinute;
    private final double amplitude;
    private final int phase;
    private final double wanders;
    private final double minutesVary;
    private final Feed feed = new Feed(0, 0);
    private final PriorityQueue<Told> pending = new PriorityQueue<>();
    private final List<DeltaCell> cells = new ArrayList<>();
    private double receiptNow;
    private double entryNow;
    private double minute = 1;
    private long burstUntil;
    private int sentNow;
    private boolean begun;

    private record Told(double at, double happened, long cohort, CellKind kind) implements Comparable<Told> {
        @Override
        public int compareTo(Told other) {
            return Double.compare(at, other.at);
        }
    }

    DrawnRoute(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        channel = random.nextInt(2) == 0 ? Channel.SMS : Channel.EMAIL;
        boolean isMail = channel == Channel.EMAIL;
        receiptShare = 0.75 + 0.24 * random.nextDouble();
        entryShare = 0.4 + 0.5 * random.nextDouble();
        receipts = LatencyLaw.draw(random, 2, isMail ? 20 : 12);
        entries = LatencyLaw.draw(random, 10, isMail ? 60 : 40);
        perMinute = 0.5 * Math.pow(1_200, random.nextDouble());
        amplitude = 0.8 * random.nextDouble();
        phase = random.nextInt(DAY);
        batch = random.nextInt(3) == 0 ? BATCH : 0;
        wanders = random.nextInt(2) == 0 ? 0 : 0.15;
        minutesVary = random.nextInt(2) == 0 ? 0 : 0.3;
        watch = new RouteWatch(
                Timing.of(Horizons.DEFAULT, channel),
                new Kin(channel, "US", "att", "310-410"),
                new Beliefs(0.5),
                new Trials());
        wander();
    }

    /** Plays the second before {@code now}. */
    void play(long now) {
        vary(now);
        tell(now);
        if (batch == 0 || now % batch == 0) {
            feed.observe(now * 1000);
        }
        judge(now);
    }

    @Nullable
    Anomaly anomaly() {
        return watch.detector.anomaly();
    }

    /** Codes of the last second. */
    int sentNow() {
        return sentNow;
    }

    /** What a code that should have arrived and has not says at an age in seconds, against the normal in force; nats. */
    double missing(Signal signal, long age) {
        Terms terms = terms(signal);
        double usually = terms.normal().arriving() * terms.normal().law().at(age);
        return LOST.ofMissing(usually);
    }

    Terms terms(Signal signal) {
        return watch.detector.watch(signal).terms();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "seed %d, %s, %.2f a minute; receipts %.3f, %s; entries %.3f, %s; batches of %d s, shares wander %.2f, minutes"
                        + " vary %.1f; in force %s, %s, scores %.1f, %.1f",
                seed,
                channel,
                perMinute,
                receiptShare,
                receipts,
                entryShare,
                entries,
                batch,
                wanders,
                minutesVary,
                text(Signal.RECEIPT),
                text(Signal.ENTRY),
                watch.detector.watch(Signal.RECEIPT).score(),
                watch.detector.watch(Signal.ENTRY).score());
    }

    private String text(Signal signal) {
        Terms terms = terms(signal);
        return String.format(
                Locale.ROOT,
                "%s %s usual %.3f, arriving %.3f, threshold %.1f",
                signal,
                terms.basis(),
                terms.normal().usual(),
                terms.normal().arriving(),
                terms.threshold());
    }

    private void vary(long now) {
        if (now % STRETCH == 0) {
            wander();
        }
        if (now % MINUTE == 0) {
            minute = Math.exp(minutesVary * gaussian());
        }
        if (random.nextInt(2 * 3_600) == 0) {
            burstUntil = now + MINUTE;
        }
    }

    private void tell(long now) {
        double curve = 1 + amplitude * Math.sin(2 * Math.PI * (now + phase + shifted) / DAY);
        sentNow = poisson(perMinute / 60 * curve * minute * (now < burstUntil ? BURST : 1));
        begun = begun || sentNow > 0;
        for (int i = 0; i < sentNow; i++) {
            send(now - 1 + random.nextDouble());
        }
        cells.clear();
        if (sentNow > 0) {
            cells.add(new DeltaCell(now - 1, CellKind.SENT, 1, sentNow));
        }
        while (!pending.isEmpty() && pending.peek().at() <= now) {
            Told told = pending.remove();
            if (told.kind() == CellKind.RECEIPT) {
                feed.observe((long) (told.happened() * 1000));
            }
            cells.add(new DeltaCell(told.cohort(), told.kind(), told.kind() == CellKind.RECEIPT ? 80 : 0, 1));
        }
        if (!cells.isEmpty()) {
            watch.apply(cells, new Clocks(now - 1, feed, false), now);
        }
    }

    private void judge(long now) {
        if (!begun) {
            return; // there is no route before its first code
        }
        Clocks clocks = new Clocks(now, feed, false);
        watch.expect(clocks);
        feed.stepped(now);
        watch.step(clocks);
        if (watch.detector.renewalDue(now)) {
            watch.detector.renewTerms(now, RouteLevers.NONE);
        }
    }

    private void send(double at) {
        long cohort = (long) Math.floor(at);
        if (random.nextDouble() < receiptNow && !dead) {
            double happens = at + receipts.next(random);
            double told = batch == 0 ? happens : Math.ceil(happens / batch) * batch;
            add(told, happens, cohort, CellKind.RECEIPT, at);
        }
        if (random.nextDouble() < entryNow && !dead) {
            double happens = at + entries.next(random);
            add(happens, happens, cohort, CellKind.ENTERED, at);
        }
    }

    private void add(double told, double happens, long cohort, CellKind kind, double sent) {
        if (told - sent < watch.timing.horizon()) {
            pending.add(new Told(told, happens, cohort, kind));
        }
    }

    private void wander() {
        receiptNow = wandered(receiptShare);
        entryNow = wandered(entryShare);
    }

    private double wandered(double share) {
        return 1 / (1 + (1 - share) / share * Math.exp(-wanders * gaussian()));
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
