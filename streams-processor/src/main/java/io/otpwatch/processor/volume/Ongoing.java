package io.otpwatch.processor.volume;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.volume.VolumeAnomaly.Kind;

/**
 * An anomaly from when it was called until it is over: a CUSUM of the usual rate, pessimistically, against half of it, or
 * against twice as much where too much is sent. What is half over gathers no evidence.
 */
final class Ongoing {
    /** How long all must seem to be as usual, seconds. */
    private static final int LEAST_SECONDS = 30;

    /** The present rate is of the time in which so many would usually be sent, within these bounds. */
    private static final double SENDS = 10;

    private static final double SHORTEST = 30;
    private static final double LONGEST = 3_600;
    private static final double DAY = 86_400;

    private final Kind kind;
    private final long called;
    private final long since;
    private long lasted;
    private double perSecond;
    private double evidence;
    private long overSince;

    Ongoing(Kind kind, long called, long since, double perSecond) {
        this.kind = kind;
        this.called = called;
        this.since = since;
        this.perSecond = perSecond;
        this.overSince = called;
    }

    /** How long it was watched since it was called, seconds. */
    long lasted() {
        return lasted;
    }

    /** Whether it is over. */
    boolean step(long second, long elapsed, long sent, Usual usual) {
        lasted += elapsed;
        if (elapsed > 0) {
            double span = Math.max(SHORTEST, Math.min(LONGEST, SENDS / usual.perSecond()));
            double old = StrictMath.exp(-elapsed / span);
            perSecond = old * perSecond + (1 - old) * sent / elapsed;
        }
        double half = StrictMath.log(2) * sent;
        double weight = kind == Kind.STOPPED ? half - 0.5 * usual.low() * elapsed : usual.high() * elapsed - half;
        evidence += weight / usual.clump();
        if (evidence <= 0) {
            evidence = 0;
            overSince = second;
        }
        return evidence >= threshold(usual.perSecond()) && second - overSince >= LEAST_SECONDS;
    }

    /** What went before says nothing of now. */
    void forget(long second) {
        evidence = 0;
        overSince = second;
    }

    VolumeAnomaly told(double usual) {
        return new VolumeAnomaly(kind, called, since, 60 * perSecond, 60 * usual, 1);
    }

    void write(PackedWriter out) {
        out.octet(kind.ordinal());
        out.zigzag(called);
        out.zigzag(since);
        out.real(perSecond);
        out.varint(lasted);
        out.real(evidence);
        out.zigzag(overSince);
    }

    static Ongoing read(PackedReader in) {
        Ongoing ongoing = new Ongoing(Kind.values()[in.octet()], in.zigzag(), in.zigzag(), in.real());
        ongoing.lasted = in.varint();
        ongoing.evidence = in.real();
        ongoing.overSince = in.zigzag();
        return ongoing;
    }

    /** ln(sends a day) + ln 2, as where codes do not arrive: about one false end in two days of trouble. */
    private static double threshold(double usual) {
        return StrictMath.log(Math.max(1, usual * DAY)) + StrictMath.log(2);
    }
}
