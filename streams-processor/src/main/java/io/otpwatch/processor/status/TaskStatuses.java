package io.otpwatch.processor.status;

import io.otpwatch.processor.correlate.Watermarks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
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

    /** A task: its stage, and the partition that it reads of each of its topics. */
    public record Task(Stage stage, int partition) implements Comparable<Task> {
        private static final Comparator<Task> ORDER =
                Comparator.comparing(Task::stage).thenComparingInt(Task::partition);

        @Override
        public int compareTo(Task other) {
            return ORDER.compare(this, other);
        }
    }

    /** One task, its state since when, and where to ask how far it is. */
    public record TaskStatus(Task task, State state, long sinceMs, Supplier<Progress> source) {
        public Progress progress() {
            return source.get();
        }

        /** Wall clock − watermark, or − the start of this state while the watermark is unknown; at least 0. */
        public Duration lag(long nowMs) {
            long watermark = progress().watermark();
            long from = watermark == Watermarks.UNKNOWN ? sinceMs : watermark;
            return Duration.ofMillis(Math.max(0, nowMs - from));
        }
    }

    /** By the object that holds the task's state, of which there may be several for a while. */
    private final Map<Object, TaskStatus> tasks = new ConcurrentHashMap<>();

    private final InstantSource clock;
    private volatile long lastOfOthers;

    public TaskStatuses(InstantSource clock) {
        this.clock = clock;
        lastOfOthers = clock.millis();
    }

    /** {@code holder}: the object that holds the task's state; told apart by identity. */
    public void set(Object holder, Task task, State state, Supplier<Progress> progress) {
        tasks.put(holder, new TaskStatus(task, state, clock.millis(), progress));
    }

    public void remove(Object holder) {
        tasks.remove(holder);
    }

    public Collection<TaskStatus> all() {
        return tasks.values().stream()
                .sorted(Comparator.comparing(TaskStatus::task))
                .toList();
    }

    /** The largest lag of a task that is active here; zero if there is none. */
    public Duration worstLag() {
        long now = clock.millis();
        return active().map(task -> task.lag(now)).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The least watermark of the tasks that are active here, ms since 1970; empty if one is unknown or there are none. */
    public OptionalLong watermark() {
        OptionalLong least =
                active().mapToLong(task -> task.progress().watermark()).min();
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
        return active().mapToLong(task -> task.progress().codesInFlight()).sum();
    }

    public long bytes() {
        return tasks.values().stream()
                .mapToLong(task -> task.progress().bytes())
                .sum();
    }

    /** Of a figure, over the tasks that are active here and have it. */
    public long sum(String figure) {
        return active().mapToLong(task -> task.progress().figures().getOrDefault(figure, 0L))
                .sum();
    }

    private Stream<TaskStatus> active() {
        return tasks.values().stream().filter(task -> task.state() != State.STANDBY);
    }
}
