package io.otpwatch.processor.volume;

/**
 * Much less or much more is sent than usual.
 *
 * @param kind which of both
 * @param called when it was called, seconds since 1970
 * @param since estimated beginning, seconds since 1970
 * @param perMinute how many are sent now, a minute; 0 or more
 * @param usualPerMinute how many would be usual now, a minute; more than 0
 */
public record VolumeAnomaly(Kind kind, long called, long since, double perMinute, double usualPerMinute) {
    public enum Kind {
        /** Nothing, or less than half of what is usual. */
        STOPPED,
        /** Three times what is usual, or more. */
        EXPLODED
    }
}
