package io.otpwatch.processor.incident;

import java.time.Duration;

/**
 * How incidents live.
 *
 * @param republish how often an open one is published anew
 * @param reopenWithin how long after its end it is opened again rather than a new one
 * @param keepEnded how long an ended one is remembered, at least {@code reopenWithin}
 * @param unseenAfter how long it may neither be named nor recover before it is ended
 * @param adviceValid how long advice counts; it is renewed when half of that is over
 * @param adviceDryRun whether advice is shown only
 */
public record IncidentSettings(
        Duration republish,
        Duration reopenWithin,
        Duration keepEnded,
        Duration unseenAfter,
        Duration adviceValid,
        boolean adviceDryRun) {
    public static final IncidentSettings DEFAULT = new IncidentSettings(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofMinutes(5),
            true);

    public IncidentSettings {
        if (keepEnded.compareTo(reopenWithin) < 0) {
            throw new IllegalArgumentException(
                    "keepEnded must be at least reopenWithin " + reopenWithin + ": " + keepEnded);
        }
    }

    /** The same; {@code dryRun}: whether advice is shown only. */
    public IncidentSettings withDryRun(boolean dryRun) {
        return new IncidentSettings(republish, reopenWithin, keepEnded, unseenAfter, adviceValid, dryRun);
    }
}
