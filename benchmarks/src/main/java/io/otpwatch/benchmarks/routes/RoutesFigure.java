package io.otpwatch.benchmarks.routes;

/**
 * What a second costs, on average over a phase: CPU seconds in each second of the traffic.
 *
 * @param phase {@link #HEALTHY}, or an outage of a provider
 * @param routes known
 * @param active of these, with codes in flight or history that is not over
 * @param bad of these, anomalous at the end
 * @param counting reading batches of deltas and counting them
 * @param steps judging active routes
 * @param renewals drawing up terms anew
 * @param history snapshots and chunks
 * @param telling putting together what is told, and writing it
 * @param detecting all of these
 * @param localising reading what was told, naming what is broken, and keeping incidents
 * @param localisingMost of one second
 * @param verdictBytes told in a second
 * @param historyBytes chunks of a second
 * @param incidents published in the phase
 */
record RoutesFigure(
        String phase,
        int routes,
        int active,
        int bad,
        double counting,
        double steps,
        double renewals,
        double history,
        double telling,
        double detecting,
        double localising,
        double localisingMost,
        double verdictBytes,
        double historyBytes,
        int incidents) {
    static final String HEALTHY = "healthy";

    /** Whether it is of a phase in which all was well. */
    boolean isHealthy() {
        return phase.equals(HEALTHY);
    }
}
