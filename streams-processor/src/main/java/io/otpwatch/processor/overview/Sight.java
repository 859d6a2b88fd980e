package io.otpwatch.processor.overview;

import io.otpwatch.processor.correlate.Watermarks;

/**
 * Up to when, and since when, what tasks say may be judged by. A task that is blind says so, and excuses what was on its way
 * when it sees again. Not kept over a restart: who begins anew takes it that all could be seen.
 */
final class Sight {
    private long reaches = Watermarks.UNKNOWN;
    private long since = Watermarks.UNKNOWN;
    private boolean wasBlind;

    /** The watermark has come to {@code now}, ms since 1970. */
    void step(long now, boolean isBlind) {
        if (!isBlind || reaches == Watermarks.UNKNOWN) {
            reaches = now;
        }
        if (wasBlind && !isBlind) {
            since = now;
        }
        wasBlind = isBlind;
    }

    /** The latest watermark that may be judged, or the first of all; ms since 1970, unknown: none yet. */
    long reaches() {
        return reaches;
    }

    /** When blindness last ended, ms since 1970; unknown, which is before all, if it never did. */
    long since() {
        return since;
    }

    void clear() {
        reaches = Watermarks.UNKNOWN;
        since = Watermarks.UNKNOWN;
        wasBlind = false;
    }
}
