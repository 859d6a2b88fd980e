package io.otpwatch.client;

/**
 * An event that will not reach Kafka.
 *
 * @param detail what to look for: for {@link Cause#REFUSED} the field, a colon, and what was expected with the shape of
 *     what was given; for {@link Cause#DROPPED} what is full; for {@link Cause#FAILED} the error's class; for both the
 *     topic that is missing, if it is that. Never a value
 */
public record Loss(EventKind event, Cause cause, String detail) {
    /** How it was lost. */
    public enum Cause {
        /** A field breaks its rule: an error of the caller. */
        REFUSED,
        /** The buffer was full, or the client closed. */
        DROPPED,
        /** Kafka refused it, or did not answer for too long. */
        FAILED
    }
}
