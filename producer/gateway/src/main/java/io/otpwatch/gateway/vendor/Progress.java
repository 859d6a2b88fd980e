package io.otpwatch.gateway.vendor;

import io.otpwatch.events.RouteDeltas;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Whether the processor has come to what was sent a moment ago, as told by its batches of deltas: each source writes one
 * a second, with its watermark, in the transaction of the ids up to there. Both times of a batch, watermark and append
 * time, are the brokers', so their clocks and ours may differ.
 *
 * <p>With a limit of 10 s: a batch appended at 12:00:30 with a watermark of 12:00:28 counts for ten seconds, one of
 * 12:00:10 does not count, as the source works off a backlog. It is up to date while all its sources count; other
 * applications, which may write no ids, do not.
 * Not thread-safe.
 */
final class Progress {
    /** How far a source may be behind, and how long it may be silent. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private final String application;
    private final long[] heardNanos;
    private final boolean[] heard;

    /**
     * Nothing is heard yet.
     *
     * @param application whose batches count
     * @param sources partitions of the inputs
     */
    Progress(String application, int sources) {
        this.application = application;
        heardNanos = new long[sources];
        heard = new boolean[sources];
    }

    /** @param appendedMs of the batch, milliseconds since 1970 */
    void heard(RouteDeltas batch, long appendedMs, long nowNanos) {
        Long watermark = batch.getWatermark();
        int source = batch.getSource();
        boolean ours = batch.getApplication().equals(application) && source >= 0 && source < heard.length;
        if (ours && watermark != null && appendedMs - watermark <= LIMIT.toMillis()) {
            heardNanos[source] = nowNanos;
            heard[source] = true;
        }
    }

    boolean isUpToDate(long nowNanos) {
        return IntStream.range(0, heard.length)
                .allMatch(source -> heard[source] && nowNanos - heardNanos[source] <= LIMIT.toNanos());
    }
}
