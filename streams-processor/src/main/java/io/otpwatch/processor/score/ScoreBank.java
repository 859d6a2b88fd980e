package io.otpwatch.processor.score;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/**
 * The score of one signal of one route: how much speaks against "as usual", in nats, by the best of four hypotheses about
 * how much still arrives and two about when it began.
 *
 * <ul>
 *   <li>Cohort form: codes sent since some second are concerned. The largest sum over the cohorts since any second.
 *   <li>Calendar form: what would have arrived since some second does not, of codes sent before it too. A CUSUM over the
 *       growth of the sum over all cohorts.
 * </ul>
 *
 * <p>Each alone is several times slower on the other kind of trouble. Page's CUSUM is the quickest of all rules with as
 * few false alarms when both hypotheses are known (Moustakides 1986); codes that are still outstanding count by their
 * censored likelihood, as in survival CUSUMs with a cured fraction (Oliveira et al. 2016).
 */
public final class ScoreBank {
    private static final Shortfall[] HYPOTHESES = {
        Shortfall.of(0.02), Shortfall.of(0.3), Shortfall.of(0.6), Shortfall.of(0.85)
    };

    /** How many hypotheses are weighed, in two forms each. */
    public static final int HYPOTHESIS_COUNT = HYPOTHESES.length;

    private static final double REBASE = 1e6;

    private final Form[] forms = new Form[HYPOTHESIS_COUNT];
    private long version = -1;
    private boolean leaps;
    private double score;
    private double part = 1;
    private long began;

    /** What is kept for a hypothesis. */
    private static final class Form {
        private final Shortfall shortfall;
        /** Closed cohorts: the CUSUM over them, since when, and their sum. */
        private double closedCusum;

        private long closedSince;
        private double closedSum;
        /** Calendar: the CUSUM, since when, and the sum at the last step. */
        private double calendar;

        private long calendarSince;
        private double lastSum;
        /** Of the present step. */
        private double sum;

        private double most;
        private long mostSince;

        Form(Shortfall shortfall) {
            this.shortfall = shortfall;
        }

        /** {@code usually}: share of each cohort that has usually arrived. */
        void weigh(Trials trials, double[] usually, Normal normal, long now) {
            sum = 0;
            most = 0;
            mostSince = now;
            for (int cohort = trials.size() - 1; cohort >= 0; cohort--) {
                sum += Weights.of(
                        shortfall,
                        normal,
                        usually[cohort],
                        trials.arrived(cohort),
                        trials.outstanding(cohort),
                        trials.failed(cohort));
                if (sum > most) {
                    most = sum;
                    mostSince = trials.start(cohort);
                }
            }
        }
    }

    public ScoreBank() {
        for (int k = 0; k < HYPOTHESIS_COUNT; k++) {
            forms[k] = new Form(HYPOTHESES[k]);
        }
    }

    static Shortfall hypothesis(int number) {
        return HYPOTHESES[number];
    }

    /** In nats, at least 0, as of the last step. */
    public double score() {
        return score;
    }

    /** By the best hypothesis: the part of what usually arrives that still does; 1 while the score is 0. */
    public double part() {
        return part;
    }

    /** By the best hypothesis: the first second concerned; 0 while the score is 0. */
    public long began() {
        return began;
    }

    /** The clock has come to {@code now}; all cohorts that are not closed, oldest first. */
    public void step(Trials trials, Normal normal, long now) {
        double[] usually = normal.arrivedBy(trials);
        for (Form form : forms) {
            form.weigh(trials, usually, normal, now);
        }
        boolean anotherNormal = version != normal.version();
        version = normal.version();
        conclude(anotherNormal, now);
    }

    /** The cohort, the oldest that was open, is not told of any more. */
    public void close(Trials trials, int cohort, Normal normal) {
        for (Form form : forms) {
            double nats = Weights.of(form.shortfall, normal, trials, cohort);
            if (form.closedCusum == 0) {
                form.closedSince = trials.start(cohort);
            }
            form.closedCusum = Math.max(0, form.closedCusum + nats);
            form.closedSum += nats;
            if (Math.abs(form.closedSum) > REBASE) {
                form.lastSum -= form.closedSum;
                form.closedSum = 0;
            }
        }
    }

    /**
     * In the next step a batch is told. To the calendar form what it lacks is no evidence of when receipts stopped; what came
     * counts, or the waits for one batch after the other would add up.
     */
    void leap() {
        leaps = true;
    }

    /** Forgets all evidence; the next step is the first. */
    public void clear() {
        for (int k = 0; k < HYPOTHESIS_COUNT; k++) {
            forms[k] = new Form(HYPOTHESES[k]);
        }
        version = -1;
        score = 0;
        part = 1;
        began = 0;
    }

    public void write(PackedWriter out) {
        out.zigzag(version);
        out.real(score);
        out.real(part);
        out.zigzag(began);
        for (Form form : forms) {
            out.real(form.closedCusum);
            out.zigzag(form.closedSince);
            out.real(form.closedSum);
            out.real(form.calendar);
            out.zigzag(form.calendarSince);
            out.real(form.lastSum);
        }
    }

    public void read(PackedReader in) {
        version = in.zigzag();
        score = in.real();
        part = in.real();
        began = in.zigzag();
        for (Form form : forms) {
            form.closedCusum = in.real();
            form.closedSince = in.zigzag();
            form.closedSum = in.real();
            form.calendar = in.real();
            form.calendarSince = in.zigzag();
            form.lastSum = in.real();
        }
    }

    private void conclude(boolean anotherNormal, long now) {
        score = 0;
        part = 1;
        began = 0;
        for (Form form : forms) {
            double whole = form.sum + form.closedCusum;
            if (whole > form.most) {
                form.most = whole;
                form.mostSince = form.closedSince;
            }
            double sum = form.sum + form.closedSum;
            if (!anotherNormal) {
                double growth = sum - form.lastSum;
                form.calendar += leaps ? Math.min(0, growth) : growth;
            }
            form.lastSum = sum;
            if (form.calendar <= 0) {
                form.calendar = 0;
                form.calendarSince = now;
            }
            if (form.most > score) {
                take(form, form.most, form.mostSince);
            }
            if (form.calendar > score) {
                take(form, form.calendar, form.calendarSince);
            }
        }
        leaps = false;
    }

    private void take(Form form, double nats, long since) {
        score = nats;
        part = form.shortfall.part();
        began = since;
    }
}
