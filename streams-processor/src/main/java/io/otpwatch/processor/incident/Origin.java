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

    /** Whether it is about codes on their way; one such may turn into the other. */
    boolean isDelivery() {
        return this == CULPRIT || this == FEED;
    }
}
