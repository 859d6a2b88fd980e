package io.otpwatch.gateway.vendor;

import io.otpwatch.events.RouteDeltas;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether the processor has come to what was sent a moment ago, as told by its batches of deltas: each source writes one
 * a second, with its watermark, in the transaction of the ids up to there. Both times of a batch, watermark and append
 * time, are the brokers', so their clocks and ours may differ.
 *
 * <p>With a limit of 10 s: a batch appended at 12:00:30 with a watermark of 12:00:28 counts for ten seconds, one of
 * 12:00:10 does not count, as the source works off a backlog. It is up to date while all sources of an application count.
 * Not thread-safe.
 */
final class Progress {
    /** How far a source may be behind, and how long it may be silent. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final int sources;
    private final Map<String, long[]> heardNanos = new HashMap<>();

    /** @param sources partitions of the inputs */
    Progress(int sources) {
        this.sources = sources;
    }

    /** @param appendedMs of the batch, milliseconds since 1970 */
    void heard(RouteDeltas batch, long appendedMs, long nowNanos) {
        Long watermark = batch.getWatermark();
        int source = batch.getSource();
        if (watermark == null || appendedMs - watermark > LIMIT.toMillis() || source < 0 || source >= sources) {
            return;
        }
        heardNanos.computeIfAbsent(batch.getApplication(), unused -> silent(nowNanos))[source] = nowNanos;
    }

    boolean isUpToDate(long nowNanos) {
        heardNanos.values().removeIf(heard -> Arrays.stream(heard).noneMatch(at -> isRecent(at, nowNanos)));
        return heardNanos.values().stream()
                .anyMatch(heard -> Arrays.stream(heard).allMatch(at -> isRecent(at, nowNanos)));
    }

    private static boolean isRecent(long atNanos, long nowNanos) {
        return nowNanos - atNanos <= LIMIT.toNanos();
    }

    private long[] silent(long nowNanos) {
        long[] never = new long[sources];
        Arrays.fill(never, nowNanos - LIMIT.toNanos() - 1);
        return never;
    }
}
