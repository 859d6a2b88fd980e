package io.otpwatch.standalone.report;

/**
 * What happened on one route, in numbers of events.
 *
 * @param sent sends, duplicates left out
 * @param late evidence after the horizon of a code that had not arrived
 * @param duplicates sends of a code that had been sent already
 * @param unmatched evidence and failures for which no send came
 */
public record Sums(long sent, long received, long failed, long missing, long late, long duplicates, long unmatched) {
    public static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(
                sent + other.sent,
                received + other.received,
                failed + other.failed,
                missing + other.missing,
                late + other.late,
                duplicates + other.duplicates,
                unmatched + other.unmatched);
    }
}
