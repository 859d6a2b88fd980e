package io.otpwatch.processor.volume;

/**
 * Much less or much more is sent than usual.
 *
 * @param kind which of both
 * @param called when it was called, seconds since 1970
 * @param since estimated beginning, seconds since 1970
 * @param perMinute how many are sent now, a minute; 0 or more
 * @param usualPerMinute how many would be usual now, a minute; more than 0
 * @param notElsewhere of what is lacking, the share that nobody else sends, 0 to 1
 */
public record VolumeAnomaly(
        Kind kind, long called, long since, double perMinute, double usualPerMinute, double notElsewhere) {
    /** The same, of which that share is not made up for elsewhere. */
    VolumeAnomaly ofWhich(double share) {
        return new VolumeAnomaly(kind, called, since, perMinute, usualPerMinute, share);
    }

    public enum Kind {
        /** Nothing, or less than half of what is usual. */
        STOPPED,
        /** Three times what is usual, or more. */
        EXPLODED
    }
}
