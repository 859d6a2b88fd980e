package io.otpwatch.processor.score;

/**
 * What the cohorts of a signal say since each of some moments, in a form that adds up over routes: for each part of the
 * usual that may still arrive, the nats that speak for it against "as usual".
 *
 * <p>A moment k lies at a multiple of 2^k seconds since 1970, 3 to 4 times as far back. So do the cohorts of that age begin
 * and end: no cohort lies across a moment, and routes that speak of the same moment speak of the same codes, although
 * they may not speak at the same time.
 */
public final class Evidence {
    /** How many moments there are; the earliest lies at least 25 min back. */
    public static final int MOMENTS = 10;

    private static final int MULTIPLE = 3;

    private final double[] parts;
    private final Shortfall[] shortfalls;

    /** Receives what is said since a moment, latest first; those that say the same as the one before are left out. */
    public interface Visitor {
        /**
         * @param moment seconds since 1970
         * @param failed codes reported not to arrive
         * @param expected codes that would have arrived by now as usual
         * @param nats one for each part; to be copied
         */
        void since(long moment, int sent, int arrived, int failed, double expected, double[] nats);
    }

    /** {@code parts}: each 0.01 to 0.99, in hundredths. */
    public Evidence(double... parts) {
        this.parts = parts.clone();
        shortfalls = new Shortfall[parts.length];
        for (int i = 0; i < parts.length; i++) {
            shortfalls[i] = Shortfall.of(parts[i]);
        }
    }

    /**
     * The second of a moment, since 1970.
     *
     * @param number 0 for the latest, below {@link #MOMENTS}
     * @param now the watermark
     */
    public static long moment(int number, long now) {
        return ((now >> number) - MULTIPLE) << number;
    }

    /** {@code now}: the watermark, seconds since 1970; the trials' ages may be by another clock. */
    public void visit(Trials trials, Normal normal, long now, Visitor visitor) {
        double[] nats = new double[parts.length];
        int sent = 0;
        int arrived = 0;
        int failed = 0;
        double expected = 0;
        int cohort = trials.size() - 1;
        for (int number = 0; number < MOMENTS; number++) {
            long moment = moment(number, now);
            boolean any = false;
            for (; cohort >= 0 && trials.start(cohort) >= moment; cohort--) {
                double usually = normal.arrivedBy(trials, cohort);
                for (int i = 0; i < nats.length; i++) {
                    nats[i] += Weights.of(
                            shortfalls[i],
                            normal,
                            usually,
                            trials.arrived(cohort),
                            trials.outstanding(cohort),
                            trials.failed(cohort));
                }
                sent += trials.sent(cohort);
                arrived += trials.arrived(cohort);
                failed += trials.failed(cohort);
                expected += trials.sent(cohort) * normal.usual() * trials.arrivedBy(normal.law(), cohort);
                any = true;
            }
            if (any) {
                visitor.since(moment, sent, arrived, failed, expected, nats);
            }
        }
    }
}
