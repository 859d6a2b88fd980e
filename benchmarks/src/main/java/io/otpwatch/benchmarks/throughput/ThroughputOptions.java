package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be measured.
 *
 * @param events Avro events in the inputs, 1,000 to 100 million
 * @param rounds of runs, one of each system, 1 to 100
 * @param partitions of each input, 1 to 24
 * @param threads stream threads of each system, 1 to 64
 * @param beside systems that run beside nothing and otpwatch
 * @param otherWaysSeconds after which a run of the DSL or the key-value store is stopped, 2 to 3,600
 * @param json where the figures are written too
 * @param bars whether a figure beyond its bar is a failure
 */
public record ThroughputOptions(
        long events,
        int rounds,
        int partitions,
        int threads,
        Set<SystemUnderTest> beside,
        int otherWaysSeconds,
        Optional<Path> json,
        boolean bars) {
    /**
     * Checks them all.
     *
     * @throws IllegalArgumentException that says the bad value
     */
    public ThroughputOptions {
        check("--events", events, 1_000, 100_000_000);
        check("--rounds", rounds, 1, 100);
        check("--partitions", partitions, 1, 24);
        check("--threads", threads, 1, 64);
        check("--seconds", otherWaysSeconds, 2, 3_600);
        beside = Set.copyOf(beside);
        json.map(Path::toAbsolutePath).map(Path::getParent).ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("--json: there is no folder " + folder);
            }
        });
    }

    /** Whether the inputs of which one domain has half are needed. */
    boolean halfInOneDomain() {
        return beside.contains(SystemUnderTest.OTPWATCH_ONE_DOMAIN);
    }

    private static void check(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(option + " must be " + min + " to " + max + ": " + value);
        }
    }
}
