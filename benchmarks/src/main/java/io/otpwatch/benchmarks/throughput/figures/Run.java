package io.otpwatch.benchmarks.throughput.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run's figures.
 *
 * @param round 1 for the first runs
 * @param seconds from the first record processed to the last
 * @param eventsPerSecond Avro events; heartbeats are not counted
 * @param secondHalfEventsPerSecond of the second half alone, when the JVM is warmer and more codes are in flight
 * @param cpuMicrosPerEvent of the whole process
 * @param gcSeconds in garbage collections
 * @param liveHeapMiB objects alive at the end
 * @param table null for nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Run(
        SystemUnderTest system,
        int round,
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

    /** The figures of a run over {@code events} events, heartbeats not counted, at least 1. */
    public static Run of(SystemUnderTest system, int round, long events, Measured measured) {
        double seconds = measured.nanos() / 1e9;
        return new Run(
                system,
                round,
                seconds,
                events / seconds,
                events / 2.0 / (measured.secondHalfNanos() / 1e9),
                measured.cpuNanos() / 1e3 / events,
                measured.gcMillis() / 1e3,
                measured.liveHeapBytes() / MIB,
                measured.stateIfAny().map(state -> table(state, events)).orElse(null));
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
