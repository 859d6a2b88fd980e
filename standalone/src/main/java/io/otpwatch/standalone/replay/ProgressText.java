package io.otpwatch.standalone.replay;

import static java.lang.String.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalDouble;

/** How far a replay is, in words. */
final class ProgressText {
    private static final int BAR = 20;

    private ProgressText() {}

    /**
     * How far it is.
     *
     * @param summary of the events so far
     * @param share of the recording's bytes that was read, 0 to 1; empty if its size is not known
     * @param eventsPerSecond of late
     * @param recordedMs the recorded time of the last event, milliseconds since 1970
     */
    record Now(Summary summary, OptionalDouble share, double eventsPerSecond, long recordedMs) {}

    /** {@code [#########-----------]  47 %  1,234 events/s  at 2024-05-01T10:12:33Z  bad lines: 2}, cut to the columns. */
    static String bar(Now now, int columns) {
        StringBuilder line = new StringBuilder();
        now.share.ifPresent(share -> {
            int done = (int) (share * BAR);
            line.append('[')
                    .append("#".repeat(done))
                    .append("-".repeat(BAR - done))
                    .append(']');
            line.append(format(Locale.ROOT, " %3d %%  ", (int) (share * 100)));
        });
        if (now.share.isEmpty()) {
            line.append(format(Locale.ROOT, "%,d events  ", now.summary.events()));
        }
        line.append(format(Locale.ROOT, "%,.0f events/s  at %s", now.eventsPerSecond, time(now.recordedMs)));
        if (now.summary.anyBad()) {
            line.append(format(Locale.ROOT, "  bad lines: %,d", now.summary.bad()));
        }
        return line.length() > columns ? line.substring(0, Math.max(0, columns)) : line.toString();
    }

    /** The summary, and in brackets how far, how fast, and at which recorded time. */
    static String line(Now now) {
        String share =
                now.share.isPresent() ? format(Locale.ROOT, "%d %%, ", (int) (now.share.getAsDouble() * 100)) : "";
        return format(
                Locale.ROOT,
                "… %s (%s%,.0f events/s, at %s)",
                now.summary.text(),
                share,
                now.eventsPerSecond,
                time(now.recordedMs));
    }

    private static Instant time(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS);
    }
}
