package io.otpwatch.processor.score;

/**
 * How much arrives, estimated over cohorts of which some codes are still outstanding.
 *
 * <p>By expectation and maximisation: of an outstanding code of age a, p(1 − F) / (1 − pF) will yet arrive. The {@link Interval}
 * is of as many codes as are matured by now, Σ n F(a).
 *
 * @param share estimated to arrive, 0 to 1
 * @param low end of the interval
 * @param high end of the interval
 * @param matured number of codes that it rests on
 */
public record ArrivingShare(double share, double low, double high, double matured) {
    private static final int ITERATIONS = 20;
    private static final double EXACT = 1e-6;
    private static final double ENOUGH = 30;
    private static final double LATELY = 120;

    /** Over the cohorts from {@code since} on, up to {@code until}, exclusive; seconds. */
    public static ArrivingShare of(Trials trials, ArrivalLaw law, double usual, long since, long until) {
        double sent = 0;
        double arrived = 0;
        double matured = 0;
        for (int cohort = 0; cohort < trials.size(); cohort++) {
            if (isWithin(trials, cohort, since, until)) {
                sent += trials.sent(cohort);
                arrived += trials.arrived(cohort);
                matured += trials.arrived(cohort)
                        + trials.failed(cohort)
                        + trials.outstanding(cohort) * trials.arrivedBy(law, cohort);
            }
        }
        if (sent == 0) {
            return new ArrivingShare(usual, 0, 1, 0);
        }
        double share = usual;
        for (int i = 0; i < ITERATIONS; i++) {
            double before = share;
            share = (arrived + yetToArrive(trials, law, share, since, until)) / sent;
            if (Math.abs(share - before) < EXACT) {
                break;
            }
        }
        double effective = Math.max(arrived, matured);
        Interval interval = Interval.of(share, effective);
        return new ArrivingShare(share, interval.low(), interval.high(), effective);
    }

    /** Since when there are enough codes for an estimate, and two minutes of them: the first second, since 1970. */
    static long lately(Trials trials, ArrivalLaw law) {
        double matured = 0;
        int cohort = trials.size() - 1;
        while (cohort > 0 && (matured < ENOUGH || trials.age(cohort) < LATELY)) {
            matured += trials.arrived(cohort)
                    + trials.failed(cohort)
                    + trials.outstanding(cohort) * trials.arrivedBy(law, cohort);
            cohort--;
        }
        return cohort < 0 ? Long.MIN_VALUE : trials.start(cohort);
    }

    private static double yetToArrive(Trials trials, ArrivalLaw law, double share, long since, long until) {
        double sum = 0;
        for (int cohort = 0; cohort < trials.size(); cohort++) {
            if (isWithin(trials, cohort, since, until) && trials.outstanding(cohort) > 0) {
                double arrived = trials.arrivedBy(law, cohort);
                sum += trials.outstanding(cohort) * share * (1 - arrived) / Math.max(1e-9, 1 - share * arrived);
            }
        }
        return sum;
    }

    private static boolean isWithin(Trials trials, int cohort, long since, long until) {
        return trials.start(cohort) >= since && trials.start(cohort) < until;
    }
}
