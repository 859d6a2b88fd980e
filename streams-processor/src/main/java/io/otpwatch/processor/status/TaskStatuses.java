package io.otpwatch.processor.status;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.Watermarks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What every task of this instance is doing and how far it is, also while it restores and while nothing arrives. The
 * wall clock is only compared with the watermark here; it judges no code. Thread-safe.
 */
public final class TaskStatuses {
    /** From this lag on the monitor lags: what it says about domains is old. */
    public static final Duration LAGS_FROM = Duration.ofSeconds(15);

    /** Without a heartbeat of another service for this long, nothing but this processor keeps time. */
    public static final Duration OTHERS_WITHIN = Duration.ofSeconds(30);

    public enum State {
        RESTORING,
        STANDBY,
        RUNNING
    }

    /** One task: the partition it reads of each input, its state since when, and its progress. */
    public record TaskStatus(int partition, State state, long sinceMs, Correlation correlation) {
        /** Wall clock − watermark, or − the start of this state while the watermark is unknown; at least 0. */
        public Duration lag(long nowMs) {
            long watermark = correlation.progress().watermark();
            long from = watermark == Watermarks.UNKNOWN ? sinceMs : watermark;
            return Duration.ofMillis(Math.max(0, nowMs - from));
        }
    }

    private final Map<Correlation, TaskStatus> tasks = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private volatile long lastOfOthers;

    public TaskStatuses(InstantSource clock) {
        this.clock = clock;
        lastOfOthers = clock.millis();
    }

    public void set(int partition, State state, Correlation correlation) {
        tasks.put(correlation, new TaskStatus(partition, state, clock.millis(), correlation));
    }

    public void remove(Correlation correlation) {
        tasks.remove(correlation);
    }

    public Collection<TaskStatus> all() {
        return tasks.values().stream()
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    /** The largest lag of a task that is active here; zero if there is none. */
    public Duration worstLag() {
        long now = clock.millis();
        return active().map(task -> task.lag(now)).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The least watermark of the tasks that are active here, ms since 1970; empty if one is unknown or there are none. */
    public OptionalLong watermark() {
        OptionalLong least = active().mapToLong(
                        task -> task.correlation().progress().watermark())
                .min();
        return least.isPresent() && least.getAsLong() == Watermarks.UNKNOWN ? OptionalLong.empty() : least;
    }

    /** A heartbeat of another service was read. */
    public void sawOthersHeartbeat() {
        lastOfOthers = clock.millis();
    }

    /** Whether another service keeps time too, as it should: else time stands while this one is stopped. */
    public boolean othersKeepTime() {
        return clock.millis() - lastOfOthers <= OTHERS_WITHIN.toMillis();
    }

    public boolean lags() {
        return worstLag().compareTo(LAGS_FROM) > 0;
    }

    public long inFlight() {
        return active().mapToLong(task -> task.correlation().progress().inFlight())
                .sum();
    }

    public long bytes() {
        return tasks.values().stream()
                .mapToLong(task -> task.correlation().progress().bytes())
                .sum();
    }

    private Stream<TaskStatus> active() {
        return tasks.values().stream().filter(task -> task.state() != State.STANDBY);
    }
}
