package io.otpwatch.benchmarks.detection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is compared.
 *
 * @param channels at least one
 * @param rates codes a minute, each 1 to 10,000
 * @param runs of each incident, 1 to 10,000
 * @param seed of all draws
 * @param detectors names of those that take part; empty: all
 * @param daysFactor of the usual days that thresholds are from, > 0 and ≤ 1
 * @param json where the figures are written too
 * @param bars whether a missed bar counts as a failure
 */
record DetectionOptions(
        List<Channel> channels,
        List<Integer> rates,
        int runs,
        long seed,
        Set<String> detectors,
        double daysFactor,
        Optional<Path> json,
        boolean bars) {
    private static final int MOST = 10_000;

    DetectionOptions {
        require("--runs", runs);
        rates.forEach(rate -> require("--rates", rate));
        channels = List.copyOf(channels);
        rates = List.copyOf(rates);
        detectors = Set.copyOf(detectors);
    }

    /** Those of all that take part. */
    List<Contender> chosen(List<Contender> all) {
        List<String> names = all.stream().map(Contender::name).distinct().toList();
        detectors.stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "--detectors has no " + name + ": only " + String.join(", ", names));
                });
        return detectors.isEmpty()
                ? all
                : all.stream().filter(each -> detectors.contains(each.name())).toList();
    }

    private static void require(String option, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(option + " must be 1 to " + MOST + ": " + value);
        }
    }
}
