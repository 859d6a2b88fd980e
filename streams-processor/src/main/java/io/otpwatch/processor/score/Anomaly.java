package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import org.jspecify.annotations.Nullable;

/** A signal of a route from when its score crossed the threshold until it is as usual again. */
public final class Anomaly {
    private static final double FEWEST = 10;

    /** While a recovery goes on, ever fewer codes are left of the trouble: an estimate of fewer than that replaces no better one. */
    private static final int ENOUGH = 20;

    private static final double MILDEST = 0.85;
    /** 95 % to one side, of the way to the end of an interval of 95 %: the normal quantiles 1.645 and 1.96. */
    private static final double SURELY = 1.645 / 1.96;

    private final long called;
    private final long began;
    private final double score;
    private final Recovery recovery = new Recovery();
    private long judgedFrom;
    private ArrivingShare present;
    private Label label = Label.PENDING;

    /**
     * @param called when it was called, seconds since 1970
     * @param began estimated first second of its cohorts
     * @param score when it was called, nats
     * @param present first estimate
     */
    Anomaly(long called, long began, double score, ArrivingShare present) {
        this.called = called;
        this.began = began;
        this.score = score;
        this.present = present;
        judgedFrom = called;
    }

    /** What was sent before this second is excused: its arrivals are no recovery. */
    void forget(long second) {
        judgedFrom = second;
        recovery.forget();
    }

    /** When the threshold was crossed, seconds since 1970. */
    public long called() {
        return called;
    }

    /** When it is estimated to have begun: the first second of the cohorts concerned, since 1970. */
    public long began() {
        return began;
    }

    /** When it was called, nats. */
    public double score() {
        return score;
    }

    /** How much arrives of what was sent lately, an apparent recovery left out. */
    public ArrivingShare present() {
        return present;
    }

    public Label label() {
        return label;
    }

    /** First second of the cohorts that are as usual again, if {@link #step} said so. */
    long recoveredSince() {
        return recovery.since();
    }

    /**
     * The clock has come to {@code now}; whether all is as usual again.
     *
     * @param lateness null where the trials have no age classes: the label stays
     */
    boolean step(Trials trials, Terms terms, @Nullable Lateness lateness, double sentPerSecond, long now) {
        Normal normal = terms.normal();
        recovery.step(trials, normal, part(normal), judgedFrom, now);
        if (recovery.evidence() >= Recovery.threshold(sentPerSecond)
                && recovery.isClean(trials, normal, part(normal), terms.threshold() / 2)) {
            return true;
        }
        boolean isOther = recovery.evidence() >= Recovery.threshold(sentPerSecond);
        estimate(trials, normal, isOther);
        if (lateness != null) {
            label = lateness.label(trials, began, now);
        }
        return false;
    }

    /**
     * Of what was sent lately, if that is enough. What seems to be a recovery is left out, until it is all there is and
     * surely other than before, and surely none.
     */
    private void estimate(Trials trials, Normal normal, boolean isOther) {
        long lately = Math.max(began, ArrivingShare.lately(trials, normal.law()));
        boolean isPart = recovery.since() > lately;
        if (isPart || isOther) {
            long until = isPart ? recovery.since() : Long.MAX_VALUE;
            ArrivingShare now = ArrivingShare.of(trials, normal.law(), normal.usual(), lately, until);
            double least = isPart ? Math.max(FEWEST, Math.min(ENOUGH, present.matured())) : FEWEST;
            boolean isTold = now.matured() >= least && (isPart || now.high() < MILDEST * normal.usual());
            present = isTold ? now : present;
        }
    }

    void close(Trials trials, int cohort, Normal normal) {
        recovery.close(trials, cohort, normal, part(normal), judgedFrom);
    }

    void write(PackedWriter out) {
        out.zigzag(called);
        out.zigzag(began);
        out.zigzag(judgedFrom);
        out.real(score);
        out.octet(label.ordinal());
        out.real(present.share());
        out.real(present.low());
        out.real(present.high());
        out.real(present.matured());
        recovery.write(out);
    }

    static Anomaly read(PackedReader in) {
        long called = in.zigzag();
        long began = in.zigzag();
        long judgedFrom = in.zigzag();
        double score = in.real();
        Label label = Label.values()[in.octet()];
        ArrivingShare present = new ArrivingShare(in.real(), in.real(), in.real(), in.real());
        Anomaly anomaly = new Anomaly(called, began, score, present);
        anomaly.judgedFrom = judgedFrom;
        anomaly.label = label;
        anomaly.recovery.read(in);
        return anomaly;
    }

    /**
     * What arrives at most, with 95 %: the share is an estimate of few codes, of those before luck began, and what refutes too
     * little is no recovery. By the share itself one of two hours of mild trouble had a false one.
     */
    private double part(Normal normal) {
        double most = present.share() + SURELY * (present.high() - present.share());
        return most / Math.max(normal.usual(), 0.01);
    }
}
