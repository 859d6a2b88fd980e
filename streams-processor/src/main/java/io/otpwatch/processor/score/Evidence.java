package io.otpwatch.processor.score;

/**
 * What the cohorts of a signal say since each of some moments, in a form that adds up over routes: for each part of the
 * usual that may still arrive, the nats that speak for it against "as usual".
 *
 * <p>Moments lie 4, 8, 16, … seconds back. A cohort is of the time since a moment if its middle is: cohorts begin and end
 * alike on all routes, so all routes speak of the same codes.
 */
public final class Evidence {
    /** How many moments there are; the earliest lies 34 min back. */
    public static final int MOMENTS = 10;

    private static final int SHORTEST_LOG = 2;

    private final double[] parts;
    private final Shortfall[] shortfalls;

    /** Receives what is said since a moment, latest first; those that say the same as the one before are left out. */
    public interface Visitor {
        /**
         * @param moment its number, see {@link #since}
         * @param expected codes that would have arrived by now as usual
         * @param nats one for each part; to be copied
         */
        void since(int moment, int sent, int arrived, int failed, double expected, double[] nats);
    }

    /** {@code parts}: each 0.01 to 0.99, in hundredths. */
    public Evidence(double... parts) {
        this.parts = parts.clone();
        shortfalls = new Shortfall[parts.length];
        for (int i = 0; i < parts.length; i++) {
            shortfalls[i] = Shortfall.of(parts[i]);
        }
    }

    public int parts() {
        return parts.length;
    }

    /** The second of a moment, since 1970; {@code now}: the watermark then. */
    public static long since(int moment, long now) {
        return now - (1L << (SHORTEST_LOG + moment));
    }

    /** {@code clock}: that of the trials' ages; {@code now}: watermark; seconds since 1970. */
    public void visit(Trials trials, Normal normal, long clock, long now, Visitor visitor) {
        double[] nats = new double[parts.length];
        int sent = 0;
        int arrived = 0;
        int failed = 0;
        double expected = 0;
        int cohort = trials.size() - 1;
        for (int moment = 0; moment < MOMENTS; moment++) {
            long since = since(moment, now);
            boolean any = false;
            for (; cohort >= 0 && clock - trials.age(cohort) >= since; cohort--) {
                double usually = normal.arrivedBy(trials.age(cohort));
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
                expected += trials.sent(cohort) * normal.usual() * normal.law().at(trials.age(cohort));
                any = true;
            }
            if (any) {
                visitor.since(moment, sent, arrived, failed, expected, nats);
            }
        }
    }
}
