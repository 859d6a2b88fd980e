package io.otpwatch.processor.incident;

/**
 * What was reported of the codes that did not arrive in a scope, since the start.
 *
 * @param notArrived codes that would usually have arrived by now and have not
 * @param operator of these, those that the carrier or mailbox provider refused
 * @param sender refused for our sender id, registration or authentication
 * @param provider failed at the sending provider
 * @param temporary deferred, without a final word
 */
public record FailureMix(long notArrived, long operator, long sender, long provider, long temporary) {
    public static final FailureMix NONE = new FailureMix(0, 0, 0, 0, 0);

    /** Codes of which nothing was reported. */
    public long silent() {
        return Math.max(0, notArrived - operator - sender - provider - temporary);
    }
}
