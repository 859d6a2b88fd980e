package io.otpwatch.processor.score;

/**
 * Tells codes that come late from codes that are lost, by the likelihoods of what is seen of the cohorts concerned.
 *
 * <p>Late is: as much arrives as usual, each latency 3, 8 or 20 times as long, or 60, 120 or 300 s longer, but for one
 * code in fifty, which comes as usual: the same that loss by its gravest hypothesis lets arrive, or one of the two would
 * win for its floor alone. Cohort forms are compared only: the calendar form of loss takes a standing feed for loss.
 */
final class Lateness {
    /** So many nats apart, and one of the two is named. */
    private static final double DECIDED = 3;

    private static final double FLOOR = 0.02;
    private static final double[] FACTORS = {3, 8, 20};
    private static final double[] DELAYS = {60, 120, 300};
    /** Delays of this length are not yet excluded while total loss has lasted less long, seconds. */
    private static final int LONGEST_DELAY = 300;

    private static final double LEAST_MASS = 1e-7;

    private final Normal normal;
    private final ArrivalLaw[] laws = new ArrivalLaw[FACTORS.length + DELAYS.length];
    private final double[][] ofArrived = new double[laws.length][AgeClass.COUNT];

    Lateness(Normal normal) {
        this.normal = normal;
        int next = 0;
        for (double factor : FACTORS) {
            laws[next++] = normal.law().slowed(factor).mixedWith(normal.law(), FLOOR);
        }
        for (double delay : DELAYS) {
            laws[next++] = normal.law().delayed(delay).mixedWith(normal.law(), FLOOR);
        }
        for (int late = 0; late < laws.length; late++) {
            for (int ageClass = 0; ageClass < AgeClass.COUNT; ageClass++) {
                double then = AgeClass.share(laws[late], ageClass) + LEAST_MASS;
                double usually = AgeClass.share(normal.law(), ageClass) + LEAST_MASS;
                ofArrived[late][ageClass] = Math.log(then / usually);
            }
        }
    }

    /** The normal that lateness is measured by. */
    Normal normal() {
        return normal;
    }

    /** {@code trials} with age classes; {@code began}: of the trouble, {@code now}: the clock; seconds. */
    Label label(Trials trials, long began, long now) {
        double loss = 0;
        double lossPart = 1;
        for (int k = 0; k < ScoreBank.HYPOTHESIS_COUNT; k++) {
            double most = loss(trials, ScoreBank.hypothesis(k));
            if (most > loss) {
                loss = most;
                lossPart = ScoreBank.hypothesis(k).part();
            }
        }
        double late = 0;
        double[] open = open(trials);
        for (int hypothesis = 0; hypothesis < laws.length; hypothesis++) {
            late = Math.max(late, late(trials, hypothesis, open));
        }
        if (late - loss > DECIDED) {
            return Label.LATE;
        }
        boolean mayBeDelay = lossPart == FLOOR && now - began <= LONGEST_DELAY && !isExplicit(trials, began);
        return loss - late > DECIDED && !mayBeDelay ? Label.LOSS : Label.PENDING;
    }

    /** Whether most of what does not arrive was reported to. */
    private static boolean isExplicit(Trials trials, long began) {
        long failed = 0;
        long outstanding = 0;
        for (int cohort = trials.size() - 1; cohort >= 0 && trials.start(cohort) >= began; cohort--) {
            failed += trials.failed(cohort);
            outstanding += trials.outstanding(cohort);
        }
        return failed > outstanding;
    }

    private double loss(Trials trials, Shortfall shortfall) {
        double sum = 0;
        double most = 0;
        for (int cohort = trials.size() - 1; cohort >= 0; cohort--) {
            sum += Weights.of(shortfall, normal, trials, cohort);
            most = Math.max(most, sum);
        }
        return most;
    }

    /** By cohort, the logarithm of how likely it usually is that a code has not arrived. */
    private double[] open(Trials trials) {
        double[] open = new double[trials.size()];
        for (int cohort = 0; cohort < open.length; cohort++) {
            open[cohort] = Math.log(1 - normal.arrivedBy(trials, cohort));
        }
        return open;
    }

    private double late(Trials trials, int hypothesis, double[] open) {
        double sum = 0;
        double most = 0;
        for (int cohort = trials.size() - 1; cohort >= 0; cohort--) {
            for (int ageClass = 0; ageClass < AgeClass.COUNT; ageClass++) {
                sum += trials.arrivedAt(cohort, ageClass) * ofArrived[hypothesis][ageClass];
            }
            if (trials.outstanding(cohort) > 0) {
                double then = normal.arriving() * trials.arrivedBy(laws[hypothesis], cohort, 0);
                sum += trials.outstanding(cohort) * (Math.log(1 - then) - open[cohort]);
            }
            most = Math.max(most, sum);
        }
        return most;
    }
}
