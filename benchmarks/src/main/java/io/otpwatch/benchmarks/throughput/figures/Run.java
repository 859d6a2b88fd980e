package io.otpwatch.benchmarks.throughput.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run's figures.
 *
 * @param round 1 for the first runs
 * @param share of the inputs that was processed, 0 to 1: less than 1 if the run was stopped
 * @param seconds from the first record processed to the last
 * @param eventsPerSecond Avro events; heartbeats are not counted
 * @param secondHalfEventsPerSecond of the second half alone, when the JVM is warmer and more codes are in flight; of a
 *     run that was stopped, half of the time
 * @param cpuMicrosPerEvent of the whole process
 * @param gcSeconds in garbage collections
 * @param liveHeapMiB objects alive at the end
 * @param table null for all but otpwatch
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        SystemUnderTest system,
        int round,
        double share,
        double seconds,
        double eventsPerSecond,
        double secondHalfEventsPerSecond,
        double cpuMicrosPerEvent,
        double gcSeconds,
        double liveHeapMiB,
        @Nullable Table table) {
    static final double MIB = 1024 * 1024;

    /**
     * What otpwatch's state costs.
     *
     * @param codesInFlight at the end
     * @param bytesPerCode the most at any moment from half the codes on
     * @param bytesPerCodeAtEnd at the end
     * @param changelogBytesPerEvent on the broker's disk
     */
    public record Table(
            long codesInFlight, double bytesPerCode, double bytesPerCodeAtEnd, double changelogBytesPerEvent) {}

    /** The figures of a run over {@code inputs} events, heartbeats not counted, at least 1. */
    public static Run of(SystemUnderTest system, int round, long inputs, Measured measured) {
        double seconds = measured.nanos() / 1e9;
        double events = inputs * measured.share();
        return new Run(
                system,
                round,
                measured.share(),
                seconds,
                events / seconds,
                inputs * measured.secondHalfShare() / (measured.secondHalfNanos() / 1e9),
                measured.cpuNanos() / 1e3 / events,
                measured.gcMillis() / 1e3,
                measured.liveHeapBytes() / MIB,
                measured.stateIfAny().map(state -> table(state, inputs)).orElse(null));
    }

    public Optional<Table> tableIfAny() {
        return Optional.ofNullable(table);
    }

    private static Table table(Measured.State state, long events) {
        return new Table(
                state.codesInFlight(),
                state.worstBytesPerCode(),
                (double) state.tableBytes() / state.codesInFlight(),
                (double) state.changelogBytes() / events);
    }
}
