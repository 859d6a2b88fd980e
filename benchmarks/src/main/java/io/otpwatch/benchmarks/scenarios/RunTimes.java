package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.standalone.incidents.SeenIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When things happen in a run, after the traffic's start.
 *
 * @param breaks when the faults begin
 * @param whole when they end
 */
record RunTimes(Duration breaks, Duration whole) {
    /** From its true end on an incident may last that long. */
    static final Duration RESOLVED_WITHIN = Duration.ofMinutes(5);

    /** Times the prediction, and a little for what the physics do not know: batches, commits, reading. */
    private static final double PREDICTIONS_MOST = 1.5;

    private static final Duration MORE = Duration.ofSeconds(10);
    /** So long it is broken beyond the latest moment at which it must be reported, so that its cause can be told. */
    private static final Duration CAUSE_TOLD = Duration.ofSeconds(60);

    private static final Duration BROKEN_MOST = Duration.ofMinutes(10);
    /** When it is whole again, so long is waited for something wrong to be reported. */
    private static final Duration QUIET = Duration.ofSeconds(60);

    private static final double MS_PER_SECOND = 1000;

    /** @param predicted seconds to the reports, of each fault */
    static RunTimes of(Duration warmUp, Duration trouble, List<Double> predicted) {
        Duration needed = predicted.stream()
                .map(RunTimes::opensWithin)
                .map(CAUSE_TOLD::plus)
                .reduce(trouble, RunTimes::longer);
        Duration broken = needed.compareTo(BROKEN_MOST) > 0 ? longer(trouble, BROKEN_MOST) : needed;
        return new RunTimes(warmUp, warmUp.plus(Duration.ofSeconds(broken.toSeconds())));
    }

    /** By when an incident must be opened after its true start. */
    static Duration opensWithin(double predictedSeconds) {
        return Duration.ofMillis(
                        (long) Math.min(Integer.MAX_VALUE, PREDICTIONS_MOST * predictedSeconds * MS_PER_SECOND))
                .plus(MORE);
    }

    /** Whether no more needs to be waited for. */
    boolean isOver(Instant start, Instant now, List<SeenIncident> seen) {
        Duration since = Duration.between(start.plus(whole), now);
        boolean quiet = since.compareTo(QUIET) >= 0;
        return since.compareTo(RESOLVED_WITHIN) > 0 || (quiet && seen.stream().allMatch(SeenIncident::isOver));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
