package io.otpwatch.kit;

/** How far a leader's clock is from ours, as far as one acknowledged record can prove it. */
final class Skew {
    private Skew() {}

    /**
     * Milliseconds by which the leader's clock is ahead (positive) or behind (negative); 0 if the round trip explains
     * the difference. Sent at 1000, acknowledged at 1020: an append time of 1012 proves nothing, 1070 proves 50 ahead,
     * 900 proves 100 behind. The middle of the round trip would be a sharper guess, but after an outage, when one
     * record takes ten seconds, it would accuse a good clock of five.
     */
    static long millis(long sentMs, long acknowledgedMs, long appendedMs) {
        if (appendedMs < sentMs) {
            return appendedMs - sentMs;
        }
        return Math.max(0, appendedMs - acknowledgedMs);
    }
}
