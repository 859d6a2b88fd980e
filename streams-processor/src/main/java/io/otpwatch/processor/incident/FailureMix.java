package io.otpwatch.processor.incident;

/**
 * What was reported of the codes that did not arrive in a scope, since the start.
 *
 * @param notArrived codes that would usually have arrived by now and have not
 * @param operator of these, those that the carrier or mailbox provider refused
 * @param sender refused for our sender id, registration or authentication
 * @param provider failed at the sending provider
 * @param temporary deferred, without a final word
 * @param usually how many of as many codes are reported so when all is well
 */
public record FailureMix(long notArrived, long operator, long sender, long provider, long temporary, Usual usually) {
    /** Codes, of those sent since the start: their number by the usual share of each class; 0 if that is not known. */
    public record Usual(double operator, double sender, double provider, double temporary) {
        public static final Usual NONE = new Usual(0, 0, 0, 0);

        boolean isNone() {
            return equals(NONE);
        }
    }

    public static final FailureMix NONE = new FailureMix(0, 0, 0, 0, 0);

    /** Where what is usual is not known: any report counts. */
    public FailureMix(long notArrived, long operator, long sender, long provider, long temporary) {
        this(notArrived, operator, sender, provider, temporary, Usual.NONE);
    }

    /** Reports beyond the usual; nothing else says why codes do not arrive. */
    FailureMix risen() {
        return new FailureMix(
                notArrived,
                beyond(operator, usually.operator()),
                beyond(sender, usually.sender()),
                beyond(provider, usually.provider()),
                beyond(temporary, usually.temporary()));
    }

    /** Codes of which nothing unusual was reported. */
    public long silent() {
        FailureMix risen = risen();
        return Math.max(0, notArrived - risen.operator - risen.sender - risen.provider - risen.temporary);
    }

    private static long beyond(long reported, double usual) {
        return Math.max(0, reported - Math.round(usual));
    }
}
