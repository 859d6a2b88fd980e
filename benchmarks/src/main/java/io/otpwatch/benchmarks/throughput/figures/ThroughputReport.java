package io.otpwatch.benchmarks.throughput.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code --json} writes: the figures that matter, and all that they were made of.
 *
 * @param ratioToNothing median of the rounds' ratios
 * @param ratioHalfInOneDomain CPU per event on the usual inputs over that when one domain has half of all sends, median
 *     of the rounds' ratios; null, as all that belongs to such inputs, if they were left out
 * @param throughputRatioHalfInOneDomain events per second when one domain has half over the usual, median likewise
 * @param ratioToDsl otpwatch's events per second over those of the same task in the DSL, of both the second half, median
 *     of the rounds' ratios; null if it was left out
 * @param ratioToKeyValueStore likewise, over those of a key-value store that logs each change
 * @param bytesPerCode of the table, the worst of all runs over the usual inputs
 * @param changelogBytesPerEvent median
 * @param cpuMicrosPerEvent otpwatch's, median
 * @param heapBytesPerCode live heap beyond nothing's, median
 * @param codesInFlight at the end, the least of all runs over the usual inputs
 * @param ratios to nothing of the rounds, in order
 * @param otherWaysSeconds after which the DSL and the key-value store were stopped, if they were not through
 * @param consumerRecordsPerSecond a plain consumer that reads the usual inputs once and drops them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ThroughputReport(
        double ratioToNothing,
        @Nullable Double ratioHalfInOneDomain,
        @Nullable Double throughputRatioHalfInOneDomain,
        @Nullable Double ratioToDsl,
        @Nullable Double ratioToKeyValueStore,
        double bytesPerCode,
        double changelogBytesPerEvent,
        double cpuMicrosPerEvent,
        double heapBytesPerCode,
        long codesInFlight,
        long events,
        List<Double> ratios,
        int otherWaysSeconds,
        double consumerRecordsPerSecond,
        int partitions,
        int threads,
        InputCounts inputs,
        @Nullable InputCounts inputsHalfInOneDomain,
        Machine machine,
        List<Run> runs) {
    public ThroughputReport {
        ratios = List.copyOf(ratios);
        runs = List.copyOf(runs);
    }

    /** What was asked for and what was found, beside the runs. */
    public record Setting(
            int partitions,
            int threads,
            int otherWaysSeconds,
            InputCounts inputs,
            Optional<InputCounts> inputsHalfInOneDomain,
            double consumerRecordsPerSecond,
            Machine machine) {}

    public static ThroughputReport of(Setting setting, List<Run> runs) {
        Comparison comparison = Comparison.of(runs);
        return new ThroughputReport(
                comparison.ratioToNothing(),
                comparison.ratioHalfInOneDomain().orElse(null),
                comparison.throughputRatioHalfInOneDomain().orElse(null),
                comparison.ratioTo(SystemUnderTest.DSL).orElse(null),
                comparison.ratioTo(SystemUnderTest.KEY_VALUE_STORE).orElse(null),
                comparison.bytesPerCode(),
                comparison.changelogBytesPerEvent(),
                comparison.cpuMicrosPerEvent(),
                comparison.heapBytesPerCode(),
                comparison.codesInFlight(),
                setting.inputs().events(),
                comparison.ratios(),
                setting.otherWaysSeconds(),
                setting.consumerRecordsPerSecond(),
                setting.partitions(),
                setting.threads(),
                setting.inputs(),
                setting.inputsHalfInOneDomain().orElse(null),
                setting.machine(),
                runs);
    }
}
