package io.otpwatch.processor.correlate;

/**
 * How a challenge is that is stuck.
 *
 * @param recipientHi the leading 64 bits of whom it is of
 * @param recipientLo the trailing 64 bits
 * @param stuckAt the deadline of its first code, ms since 1970
 * @param enteredAt when it was entered after all, ms since 1970; {@link Watermarks#UNKNOWN}: it was not
 * @param attempts the highest attempt of its codes
 * @param receiptSeen whether the network or a device had some code of it
 */
public record StuckState(
        long recipientHi, long recipientLo, long stuckAt, long enteredAt, int attempts, boolean receiptSeen) {
    public boolean isResolved() {
        return enteredAt != Watermarks.UNKNOWN;
    }

    /** 32 hex digits in lower case, as in the send. */
    public String recipient() {
        return "%016x%016x".formatted(recipientHi, recipientLo);
    }
}
