package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.Arrays;

/**
 * Whether what was anomalous is as usual again: the mirrored CUSUM over cohorts sent since the alarm, with the anomaly as
 * the null hypothesis.
 *
 * <p>More conditions keep it from falling for half a recovery, or for codes that only come late: over the cohorts since
 * the recovery seems to have begun, no hypothesis about how much is lacking may have a sum above 0, those between the
 * anomaly and a mild loss must be refuted by {@link #REFUTED} nats, and no end of the cohorts may have a sum of half the
 * threshold.
 */
final class Recovery {
    private static final double LEAST_PART = 0.02;
    private static final double MOST_PART = 0.9;
    private static final double MILD_PART = 0.6;
    private static final double REFUTED = 4;

    /** Closed cohorts: the CUSUM over them, since when, and what each hypothesis about what is lacking says of these. */
    private double closed;

    private long closedSince;
    private final double[] closedLacking = new double[ScoreBank.HYPOTHESIS_COUNT];
    private double evidence;
    private long since;

    /** In nats, as of the last step. */
    double evidence() {
        return evidence;
    }

    /** First second that seems to be as usual again. */
    long since() {
        return since;
    }

    /** What was told so far is of cohorts that are excused. */
    void forget() {
        closed = 0;
        evidence = 0;
    }

    /** {@code part}: estimated part of what usually arrives that did in the anomaly; {@code from}: cohorts since then count. */
    void step(Trials trials, Normal normal, double part, long from, long now) {
        Shortfall null0 = shortfall(part);
        evidence = 0;
        since = now;
        double sum = 0;
        int cohort = trials.size() - 1;
        for (; cohort >= 0 && trials.start(cohort) >= from; cohort--) {
            sum -= Weights.of(null0, normal, trials, cohort);
            if (sum > evidence) {
                evidence = sum;
                since = trials.start(cohort);
            }
        }
        if (closed > 0 && sum + closed > evidence) {
            evidence = sum + closed;
            since = closedSince;
        }
    }

    /** The cohort, the oldest that was open, is not told of any more. */
    void close(Trials trials, int cohort, Normal normal, double part, long from) {
        if (trials.start(cohort) >= from) {
            if (closed == 0) {
                closedSince = trials.start(cohort);
                Arrays.fill(closedLacking, 0);
            }
            closed = Math.max(0, closed - Weights.of(shortfall(part), normal, trials, cohort));
            for (int k = 0; k < closedLacking.length; k++) {
                closedLacking[k] += Weights.of(ScoreBank.hypothesis(k), normal, trials, cohort);
            }
        }
    }

    /** Whether nothing of the trouble is left since the recovery seems to have begun. */
    boolean isClean(Trials trials, Normal normal, double part, double most) {
        for (int k = 0; k < ScoreBank.HYPOTHESIS_COUNT; k++) {
            double lacking = ScoreBank.hypothesis(k).part();
            double sum = lacking > part && lacking <= MILD_PART ? REFUTED : 0;
            for (int cohort = trials.size() - 1; cohort >= 0 && trials.start(cohort) >= since; cohort--) {
                sum += Weights.of(ScoreBank.hypothesis(k), normal, trials, cohort);
                if (sum > most) {
                    return false;
                }
            }
            if (sum + (closed > 0 && since == closedSince ? closedLacking[k] : 0) > 0) {
                return false;
            }
        }
        return true;
    }

    /** ln(sends a day) + ln 2: about one false recovery in two days of trouble. */
    static double threshold(double sentPerSecond) {
        return Math.log(Math.max(1, sentPerSecond * 86_400)) + Math.log(2);
    }

    void write(PackedWriter out) {
        out.real(closed);
        out.zigzag(closedSince);
        out.real(evidence);
        out.zigzag(since);
        for (double nats : closedLacking) {
            out.real(nats);
        }
    }

    void read(PackedReader in) {
        closed = in.real();
        closedSince = in.zigzag();
        evidence = in.real();
        since = in.zigzag();
        for (int k = 0; k < closedLacking.length; k++) {
            closedLacking[k] = in.real();
        }
    }

    private static Shortfall shortfall(double part) {
        return Shortfall.of(Math.max(LEAST_PART, Math.min(MOST_PART, part)));
    }
}
