package io.otpwatch.benchmarks.gateway;

/**
 * One load of one server.
 *
 * @param round from 1
 * @param batch codes a request
 */
record GatewayRun(Server server, int round, int batch, double requestsPerSecond, double p50Ms, double p99Ms) {
    static GatewayRun of(Server server, int round, int batch, Load load) {
        return new GatewayRun(
                server, round, batch, load.requestsPerSecond(), load.p50Micros() / 1e3, load.p99Micros() / 1e3);
    }
}
