package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import java.util.Map;
import java.util.Optional;

/**
 * One run of one system.
 *
 * @param applicationId never used before, so that the run begins at the beginning
 * @param stateDir for this run alone
 * @param codes that the inputs hold
 * @param atMostSeconds from the first record on, after which the run is stopped
 */
public record RunSpec(
        SystemUnderTest system,
        String bootstrap,
        String applicationId,
        String stateDir,
        int threads,
        long codes,
        int atMostSeconds) {
    /** Of a run that goes to the end of its inputs, however long that takes. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** The topic of what the other ways put out. */
    String counts() {
        return applicationId + "-counts";
    }

    /**
     * The processor's own configuration, its defaults where one broker allows them, without what it can write for each
     * code: outcomes, vendor ids, stuck challenges. For every system.
     */
    ProcessorConfig config() {
        Map<String, String> settings = Map.of(
                Settings.BOOTSTRAP,
                bootstrap,
                "application.id",
                applicationId,
                "state.dir",
                stateDir,
                "vendor.ids",
                "false",
                "outcomes",
                "off",
                "stuck",
                "false",
                "threads",
                Integer.toString(threads),
                "standby.replicas",
                "0",
                "replication.factor",
                "1");
        return ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), settings, Optional.empty(), Map.of()));
    }
}
