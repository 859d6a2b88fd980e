package io.otpwatch.simulator;

import java.util.Optional;

/** One user who tries to log in: what all codes of the challenge share, and how far it has come. */
final class Challenge {
    private final Place place;
    private final Identity identity;
    private final boolean wrongRecipient;
    private final long firstSentNanos;
    private long firstArrivalNanos = Fate.NEVER;
    private boolean stragglers;
    private boolean over;

    Challenge(Place place, Identity identity, boolean wrongRecipient, long firstSentNanos) {
        this.place = place;
        this.identity = identity;
        this.wrongRecipient = wrongRecipient;
        this.firstSentNanos = firstSentNanos;
    }

    Place place() {
        return place;
    }

    Identity identity() {
        return identity;
    }

    boolean wrongRecipient() {
        return wrongRecipient;
    }

    long firstSentNanos() {
        return firstSentNanos;
    }

    /** The user will see one of its codes. */
    void arrives(long atNanos) {
        firstArrivalNanos = Math.min(firstArrivalNanos, atNanos);
    }

    /** The network will have one of its codes, or says so, when it is no longer accepted. */
    void straggles() {
        stragglers = true;
    }

    boolean hasArrivedBy(long nanos) {
        return firstArrivalNanos <= nanos;
    }

    boolean hasStragglers() {
        return stragglers;
    }

    boolean isOver() {
        return over;
    }

    /** The user has entered a code, or has given up. */
    void end() {
        over = true;
    }

    /**
     * Who logs in, opaque as on the topics.
     *
     * @param recipient 32 hex digits
     * @param numberRange empty for e-mail
     */
    record Identity(String challengeId, String recipient, Optional<String> numberRange, String clientPlatform) {}
}
