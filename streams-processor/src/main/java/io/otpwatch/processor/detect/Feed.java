package io.otpwatch.processor.detect;

/**
 * How far a provider's receipts have come, and the clock by which its codes are old: while the feed stands, so does the
 * clock, and nothing is called missing because the feed is late or broken. A feed says nothing between two receipts, so
 * the clock stands only when more receipts should have come since the last than chance explains.
 */
final class Feed {
    /** With so many receipts expected and none there, it is not by chance: e^-3 is 5 %. */
    private static final double REMARKABLE = 3;

    private long receivedAt;
    private double expected;
    private double gathering;

    Feed(long receivedAt, double expected) {
        this.receivedAt = receivedAt;
        this.expected = expected;
    }

    void observe(long at) {
        if (at > receivedAt) {
            receivedAt = at;
        }
    }

    /** Of the newest receipt, ms since 1970. */
    long receivedAt() {
        return receivedAt;
    }

    /** Receipts that should have come since the newest, as of the last step, by this task's routes. */
    double expected() {
        return expected;
    }

    /** The second up to which receipts tell of codes, at most {@code now}; both since 1970. */
    long clock(long now) {
        return expected < REMARKABLE ? now : Math.min(now, receivedAt / 1000);
    }

    /** A route would have had so many receipts since the newest of the feed. */
    void expect(double receipts) {
        gathering += receipts;
    }

    /** All routes have said what they expect. */
    void stepped() {
        expects(gathering);
    }

    /** So many receipts should have come since the newest. */
    void expects(double receipts) {
        expected = receipts;
        gathering = 0;
    }
}
