package io.otpwatch.benchmarks.throughput.figures;

import java.util.List;

/**
 * What {@code --json} writes: the figures that matter, and all that they were made of.
 *
 * @param ratioToNothing median of the pairs' ratios
 * @param bytesPerCode of the table, the worst of all runs
 * @param changelogBytesPerEvent median
 * @param cpuMicrosPerEvent otpwatch's, median
 * @param heapBytesPerCode live heap beyond nothing's, median
 * @param codesInFlight at the end, the least of all runs
 * @param ratios of the pairs, in order
 * @param consumerRecordsPerSecond a plain consumer that reads the inputs once and drops them
 */
public record ThroughputReport(
        double ratioToNothing,
        double bytesPerCode,
        double changelogBytesPerEvent,
        double cpuMicrosPerEvent,
        double heapBytesPerCode,
        long codesInFlight,
        long events,
        List<Double> ratios,
        double consumerRecordsPerSecond,
        int partitions,
        int threads,
        InputCounts inputs,
        Machine machine,
        List<Run> runs) {
    public ThroughputReport {
        ratios = List.copyOf(ratios);
        runs = List.copyOf(runs);
    }

    /** What was asked for and what was found, beside the runs. */
    public record Setting(
            int partitions, int threads, InputCounts inputs, double consumerRecordsPerSecond, Machine machine) {}

    public static ThroughputReport of(Setting setting, List<Run> runs) {
        Comparison comparison = Comparison.of(runs);
        return new ThroughputReport(
                comparison.ratioToNothing(),
                comparison.bytesPerCode(),
                comparison.changelogBytesPerEvent(),
                comparison.cpuMicrosPerEvent(),
                comparison.heapBytesPerCode(),
                comparison.codesInFlight(),
                setting.inputs().events(),
                comparison.ratios(),
                setting.consumerRecordsPerSecond(),
                setting.partitions(),
                setting.threads(),
                setting.inputs(),
                setting.machine(),
                runs);
    }
}
