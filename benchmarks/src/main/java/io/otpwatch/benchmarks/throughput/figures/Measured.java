package io.otpwatch.benchmarks.throughput.figures;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run hands back.
 *
 * @param nanos from the first record processed to the last
 * @param secondHalfNanos of these, for the second half of the records; of the time, if the run was stopped
 * @param cpuNanos of the whole process meanwhile: every thread of it, compiler and garbage collector included
 * @param gcMillis spent in garbage collections meanwhile
 * @param liveHeapBytes objects alive at the end
 * @param share of the records that were processed, 0 to 1: less than 1 if the run was stopped
 * @param secondHalfShare of the records that were processed in the second half, 0 to 1
 * @param state what otpwatch holds; null for the others
 */
public record Measured(
        long nanos,
        long secondHalfNanos,
        long cpuNanos,
        long gcMillis,
        long liveHeapBytes,
        double share,
        double secondHalfShare,
        @Nullable State state) {
    /**
     * The processor's state.
     *
     * @param codesInFlight at the end
     * @param tableBytes at the end, as the table counts them
     * @param worstBytesPerCode the most at any moment from half the codes on
     * @param changelogBytes on the broker's disk, batch headers and transaction markers included
     */
    public record State(long codesInFlight, long tableBytes, double worstBytesPerCode, long changelogBytes) {}

    public Optional<State> stateIfAny() {
        return Optional.ofNullable(state);
    }
}
