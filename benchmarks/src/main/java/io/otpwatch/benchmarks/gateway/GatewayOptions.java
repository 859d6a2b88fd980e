package io.otpwatch.benchmarks.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param rounds in each of which both servers have each size once, ≥ 1
 * @param seconds of each load, ≥ 1
 * @param connections with one request under way each, ≥ 1
 * @param batches codes a request, each ≥ 1
 * @param json where the figures are written too
 * @param bars whether a missed bar counts as a failure
 */
record GatewayOptions(
        int rounds, int seconds, int connections, List<Integer> batches, Optional<Path> json, boolean bars) {
    GatewayOptions {
        require("--rounds", rounds);
        require("--seconds", seconds);
        require("--connections", connections);
        batches.forEach(batch -> require("--batches", batch));
        batches = List.copyOf(batches);
    }

    private static void require(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(option + " must be at least 1: " + value);
        }
    }
}
