package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Judges one signal of one route: its score, the anomaly while there is one, and what is being learnt of it. All it knows
 * is part of the route's snapshot, so that replay comes to the same.
 */
public final class SignalWatch {
    /** An anomaly lapses when nothing was sent for so many seconds, nor for the time of so many codes. */
    private static final int LAPSE = 3_600;

    private static final double LAPSE_CODES = 10;
    private static final int LONGEST_LAPSE = 86_400;

    private final ScoreBank bank = new ScoreBank();
    private final Learner learner;
    private final Pace pace = new Pace();
    private Terms terms;
    private @Nullable Anomaly anomaly;
    private @Nullable Lateness lateness;
    private long lastCohort = Long.MIN_VALUE;

    private SignalWatch(int horizon, Terms terms, List<Family> families, HoursOfWeek hours) {
        learner = new Learner(horizon, families, hours);
        this.terms = terms;
    }

    /** Of a route of which nothing is known; what it learns is told to its parents. */
    public static SignalWatch of(int horizon, Kin kin, Signal signal, Beliefs beliefs) {
        return new SignalWatch(
                horizon,
                Terms.prior(kin.channel(), signal),
                beliefs.families(kin, signal),
                beliefs.weeks().of(kin.channel(), signal));
    }

    /** Another takes its place. */
    public void withdraw() {
        learner.withdraw();
    }

    public Terms terms() {
        return terms;
    }

    /** Judges by these terms from now on. */
    public void judgeBy(Terms next) {
        terms = next;
    }

    public Learner learner() {
        return learner;
    }

    public Pace pace() {
        return pace;
    }

    /** In nats, as of the last step. */
    public double score() {
        return bank.score();
    }

    public @Nullable Anomaly anomaly() {
        return anomaly;
    }

    /** Whether the next step needs the age classes of arrivals. */
    public boolean needsClasses() {
        return anomaly != null || bank.score() >= terms.threshold() / 2;
    }

    /**
     * The clock, by which the ages of the cohorts are, and the watermark have come to a new second.
     *
     * @return if an anomaly is over: the first second of the cohorts that are as usual again, since 1970. What those
     *     before it lack is not to be told any more
     */
    public OptionalLong step(Trials trials, long clock, long now) {
        pace.begin(now);
        boolean hasClasses = needsClasses();
        bank.step(trials, terms.normal(), clock);
        if (bank.score() >= terms.threshold() / 2 || anomaly != null) {
            learner.suspicious(now);
        }
        learner.step(now);
        if (anomaly == null && bank.score() >= terms.threshold()) {
            ArrivingShare first = ArrivingShare.of(
                    trials, terms.normal().law(), terms.normal().usual(), bank.began(), Long.MAX_VALUE);
            anomaly = new Anomaly(now, bank.began(), bank.score(), first);
        }
        if (trials.size() > 0) {
            lastCohort = trials.start(trials.size() - 1);
        }
        Lateness told = hasClasses ? lateness() : null;
        if (anomaly != null && anomaly.step(trials, terms, told, pace.perSecond(now), clock)) {
            return end(anomaly.recoveredSince());
        }
        return anomaly != null && now - lastCohort > lapse(now) ? end(now) : OptionalLong.empty();
    }

    private double lapse(long now) {
        return Math.max(LAPSE, Math.min(LONGEST_LAPSE, LAPSE_CODES / pace.perSecond(now)));
    }

    private OptionalLong end(long recovered) {
        anomaly = null;
        lateness = null;
        bank.clear();
        return OptionalLong.of(recovered);
    }

    /**
     * What is anomalous is how it is to be. It is learnt as such, and no anomaly any more.
     *
     * @param until seconds since 1970: of trouble that began then or later nothing was said
     * @return whether there was such an anomaly
     */
    public boolean accept(long until) {
        if (anomaly == null || anomaly.began() >= until) {
            return false;
        }
        learner.accept(anomaly.present(), anomaly.began());
        anomaly = null;
        lateness = null;
        bank.clear();
        return true;
    }

    /** A cohort, the oldest that was open, is not told of any more. */
    public void close(Trials trials, int cohort) {
        bank.close(trials, cohort, terms.normal());
        if (anomaly != null) {
            anomaly.close(trials, cohort, terms.normal());
        }
    }

    /** The clock goes on by many seconds at once in the next step. */
    public void leap() {
        bank.leap();
    }

    /** What happened until this second was not all seen: no evidence so far counts, and nothing of it is learnt. */
    public void forget(long second) {
        bank.clear();
        learner.unseen(second);
        if (anomaly != null) {
            anomaly.forget(second);
        }
    }

    public void write(PackedWriter out) {
        terms.write(out);
        bank.write(out);
        learner.write(out);
        pace.write(out);
        out.zigzag(lastCohort);
        out.octet(anomaly == null ? 0 : 1);
        if (anomaly != null) {
            anomaly.write(out);
        }
    }

    public void read(PackedReader in) {
        terms = Terms.read(in);
        bank.read(in);
        learner.read(in);
        pace.read(in);
        lastCohort = in.zigzag();
        anomaly = in.octet() == 0 ? null : Anomaly.read(in);
        lateness = null;
    }

    private Lateness lateness() {
        if (lateness == null || lateness.normal().version() != terms.normal().version()) {
            lateness = new Lateness(terms.normal());
        }
        return lateness;
    }
}
