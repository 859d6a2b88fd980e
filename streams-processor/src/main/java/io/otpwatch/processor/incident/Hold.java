package io.otpwatch.processor.incident;

/** Since when something has been so without a break. */
final class Hold {
    private static final long NOT_SO = 0;

    private long since;

    /** @param since as {@link #since} gave it */
    Hold(long since) {
        this.since = since;
    }

    static Hold none() {
        return new Hold(NOT_SO);
    }

    /** It is so now; whether it has been for that long, ms. */
    boolean lasts(long now, long ms) {
        if (since == NOT_SO) {
            since = now;
        }
        return now - since >= ms;
    }

    void breaks() {
        since = NOT_SO;
    }

    /** Ms since 1970; 0: it is not so. */
    long since() {
        return since;
    }
}
