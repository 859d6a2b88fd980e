package io.otpwatch.benchmarks.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.otpwatch.benchmarks.figures.Machine;
import io.otpwatch.benchmarks.figures.Spread;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code --json} writes.
 *
 * @param connections of the load
 * @param cases one for each size of a request
 * @param runs every load
 */
@JsonInclude
record GatewayReport(Machine machine, int connections, int seconds, List<Case> cases, List<GatewayRun> runs) {
    /**
     * Both servers under requests of one size; medians over the rounds.
     *
     * @param batch codes a request
     * @param ratioToAtOnce the gateway's requests per second over those of the server that answers at once, in the same
     *     round
     * @param codesPerSecond that the gateway takes in
     */
    record Case(
            int batch,
            double ratioToAtOnce,
            double requestsPerSecond,
            double codesPerSecond,
            double p99Ms,
            double atOnceRequestsPerSecond,
            double atOnceP99Ms) {}

    GatewayReport {
        cases = List.copyOf(cases);
        runs = List.copyOf(runs);
    }

    static GatewayReport of(Machine machine, int connections, int seconds, List<GatewayRun> runs) {
        List<Case> cases = runs.stream()
                .map(GatewayRun::batch)
                .distinct()
                .sorted()
                .map(batch -> of(batch, runs))
                .toList();
        return new GatewayReport(machine, connections, seconds, cases, runs);
    }

    private static Case of(int batch, List<GatewayRun> runs) {
        List<GatewayRun> gateway = of(Server.GATEWAY, batch, runs).toList();
        List<GatewayRun> atOnce = of(Server.AT_ONCE, batch, runs).toList();
        List<Double> ratios = gateway.stream()
                .map(run -> run.requestsPerSecond()
                        / atOnce.stream()
                                .filter(other -> other.round() == run.round())
                                .findFirst()
                                .orElseThrow()
                                .requestsPerSecond())
                .toList();
        double perSecond = rate(gateway);
        return new Case(
                batch,
                Spread.of(ratios).median(),
                perSecond,
                perSecond * batch,
                p99(gateway),
                rate(atOnce),
                p99(atOnce));
    }

    private static Stream<GatewayRun> of(Server server, int batch, List<GatewayRun> runs) {
        return runs.stream().filter(run -> run.server() == server && run.batch() == batch);
    }

    private static double rate(List<GatewayRun> runs) {
        return Spread.of(runs.stream().map(GatewayRun::requestsPerSecond).toList())
                .median();
    }

    private static double p99(List<GatewayRun> runs) {
        return Spread.of(runs.stream().map(GatewayRun::p99Ms).toList()).median();
    }
}
