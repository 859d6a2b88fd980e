package io.otpwatch.processor.incident;

/** What told of a trouble, and so what tells that it is over. */
enum Origin {
    /** The localiser. */
    CULPRIT,
    /** A provider's receipts that do not come. */
    FEED,
    /** Sends that do not come. */
    SENDS,
    /** The monitor's own watermark. */
    MONITOR;

    /** Whether one may turn into the other. */
    boolean isLike(Origin other) {
        return isDelivery() ? other.isDelivery() : this == other;
    }

    boolean isDelivery() {
        return this == CULPRIT || this == FEED;
    }
}
