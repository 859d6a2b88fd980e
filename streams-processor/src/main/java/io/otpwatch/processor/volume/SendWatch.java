package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.score.Threshold;
import io.otpwatch.processor.volume.VolumeAnomaly.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches how much is sent in one scope, and tells when it has stopped or exploded: CUSUMs of rates far below and far above
 * the usual, against a pessimistic usual (see {@link Excursion}). Nothing is said before 60 sends have been learnt, which
 * takes two minutes at least: a minute is learnt when it is a minute old at first, later when it is ten. Little traffic takes
 * long to miss: some 15 sends must fail to come. In the first week it is more careful, as it has seen no weekend yet: a fall
 * to four tenths is not told then.
 *
 * <p>While an anomaly lasts nothing is learnt. One that lasts for a day is the new normal, and all is learnt anew.
 */
public final class SendWatch {
    /** How long an anomaly is none, seconds. */
    private static final int NEW_NORMAL = 86_400;

    /** A burst of that few seconds is no explosion. */
    private static final int BURST = 5;

    private static final int VERSION = 1;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private double falseAlarms;
    private final Excursion[] excursions = {
        new Excursion(0.02), new Excursion(0.3), new Excursion(0.5), new Excursion(3), new Excursion(6)
    };
    private Usual usual = new Usual();
    private @Nullable Ongoing ongoing;
    private long last = UNKNOWN;

    /** @param falseAlarms allowed in 30 days, both kinds together; more than 0 */
    public SendWatch(double falseAlarms) {
        if (!(falseAlarms > 0)) {
            throw new IllegalArgumentException("falseAlarms must be more than 0: " + falseAlarms);
        }
        this.falseAlarms = falseAlarms;
    }

    /** As in the constructor, from now on. */
    void allow(double falseAlarmsIn30Days) {
        falseAlarms = falseAlarmsIn30Days;
    }

    /**
     * The watermark has come to {@code second}. The first time after the beginning, or after {@link #forget}, what was sent
     * is not counted, as it is not known of how long it is.
     *
     * @param second since 1970; one that is not later than the last adds what was sent to it
     * @param sent since the last step, of all seconds if some were skipped; 0 or more
     */
    public void step(long second, long sent) {
        if (last == UNKNOWN) {
            begin(second);
            return;
        }
        long now = Math.max(last, second);
        long elapsed = now - last;
        last = now;
        if (ongoing == null) {
            judge(now, elapsed, sent);
        } else if (ongoing.step(now, elapsed, sent, usual)) {
            ongoing = null;
            begin(now);
        } else if (ongoing.lasted() >= NEW_NORMAL) {
            ongoing = null;
            usual = new Usual();
            begin(now);
        } else {
            usual.pass(now);
        }
    }

    /** The time until the next step was not watched: it says nothing, and teaches nothing. */
    public void forget() {
        last = UNKNOWN;
    }

    /** What is wrong as of the last step, if anything is. */
    public Optional<VolumeAnomaly> anomaly() {
        return Optional.ofNullable(ongoing).map(it -> it.told(usual.perSecond()));
    }

    /** How many would usually be sent in this minute; 0 while nothing is known. */
    public double usualPerMinute() {
        return 60 * usual.perSecond();
    }

    Usual usual() {
        return usual;
    }

    /** Writes its state, at most 1.2 KB. */
    public void write(PackedWriter out) {
        out.octet(VERSION);
        out.zigzag(last);
        out.octet(ongoing == null ? 0 : 1);
        if (ongoing != null) {
            ongoing.write(out);
        }
        for (Excursion excursion : excursions) {
            excursion.write(out);
        }
        usual.write(out);
    }

    /**
     * Reads what another one wrote.
     *
     * @param falseAlarms as in the constructor; may be another than before
     * @throws IllegalArgumentException if it was written by a later version
     */
    public static SendWatch read(PackedReader in, double falseAlarms) {
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException("unknown version of a send watch: " + version);
        }
        SendWatch watch = new SendWatch(falseAlarms);
        watch.last = in.zigzag();
        if (in.octet() == 1) {
            watch.ongoing = Ongoing.read(in);
        }
        for (Excursion excursion : watch.excursions) {
            excursion.read(in);
        }
        watch.usual.read(in);
        return watch;
    }

    private void begin(long second) {
        last = second;
        for (Excursion excursion : excursions) {
            excursion.clear(second);
        }
        if (ongoing == null) {
            usual.resume(second);
        } else {
            ongoing.forget(second);
        }
    }

    private void judge(long now, long elapsed, long sent) {
        double expected = usual.perSecond() * elapsed;
        // It allows for eight CUSUMs, which is more than there are.
        double threshold = Threshold.of(Threshold.busySeconds(usual.perSecond()), falseAlarms);
        Excursion most = usual.isKnown() ? most(now, elapsed, sent) : excursions[0];
        boolean isBurst = !most.isStop() && now - most.since() < BURST;
        if (most.score() < threshold || isBurst) {
            usual.step(now, sent, expected, most.score() > threshold / 2);
        } else {
            Kind kind = most.isStop() ? Kind.STOPPED : Kind.EXPLODED;
            double perSecond = (double) most.sent() / Math.max(1, now - most.since());
            ongoing = new Ongoing(kind, now, most.since(), perSecond);
            usual.drop(now);
        }
    }

    private Excursion most(long now, long elapsed, long sent) {
        double evenness = usual.evenness();
        double clump = usual.clump();
        Excursion most = excursions[0];
        for (Excursion excursion : excursions) {
            double pessimistic = excursion.isStop() ? usual.low() : usual.high();
            excursion.step(now, sent, pessimistic * elapsed, clump, evenness);
            most = excursion.score() > most.score() ? excursion : most;
        }
        return most;
    }
}
