package io.otpwatch.processor.overview;

import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.incident.MonitorStatus;
import java.time.Duration;

/** How far what is known is behind the present. Compared with the wall clock, and by nothing else is it used. */
final class Lag {
    private static final long REPUBLISH = 60_000;

    private final long most;
    private long begunAt;
    private long since;
    private long republishedAt;

    /** {@code most}: that it may be behind. */
    Lag(Duration most) {
        this.most = most.toMillis();
    }

    /** Before it began a task could not see. */
    void begin(long wall) {
        begunAt = wall;
        since = 0;
        republishedAt = wall;
    }

    MonitorStatus status(long watermark, long wall) {
        long from = watermark == Watermarks.UNKNOWN ? begunAt : Math.max(watermark, begunAt);
        if (wall - from <= most) {
            since = 0;
            republishedAt = wall;
            return MonitorStatus.SEES;
        }
        since = since == 0 ? from + most : since;
        return new MonitorStatus(true, wall - Math.max(watermark, 0), since);
    }

    /** Whether what is known is too old to judge by, told or not. */
    boolean isOld(long watermark, long wall) {
        return wall - watermark > most;
    }

    /** While time stands nothing changes, and all the same somebody may ask whether it is so still. */
    boolean isRepublishDue(long wall) {
        boolean isDue = wall - republishedAt >= REPUBLISH;
        republishedAt = isDue ? wall : republishedAt;
        return isDue;
    }
}
