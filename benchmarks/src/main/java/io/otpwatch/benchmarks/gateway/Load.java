package io.otpwatch.benchmarks.gateway;

/**
 * What a load came to.
 *
 * @param requests answered
 * @param micros for how long, microseconds
 * @param p50Micros median of the time from a request to its answer, microseconds
 * @param p99Micros what 99 % of them took at most
 * @param refused answers with a status of 400 or more
 * @param broken connections that failed, and requests without answer
 */
record Load(long requests, long micros, long p50Micros, long p99Micros, long refused, long broken) {
    double requestsPerSecond() {
        return requests * 1e6 / micros;
    }
}
