package io.otpwatch.processor.score;

/** What a cohort says of a shortfall, in nats. */
final class Weights {
    private Weights() {}

    static double of(Shortfall shortfall, Normal normal, Trials trials, int cohort) {
        return of(
                shortfall,
                normal,
                normal.arrivedBy(trials, cohort),
                trials.arrived(cohort),
                trials.outstanding(cohort),
                trials.failed(cohort));
    }

    /** {@code usually}: share that has usually arrived at the cohort's age. */
    static double of(Shortfall shortfall, Normal normal, double usually, int arrived, int outstanding, int failed) {
        double nats = arrived * shortfall.ofArrived() + outstanding * shortfall.ofMissing(usually);
        return failed == 0 ? nats : nats + failed * shortfall.ofMissing(normal.arriving());
    }
}
