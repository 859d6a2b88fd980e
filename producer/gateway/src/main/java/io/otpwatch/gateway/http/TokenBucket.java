package io.otpwatch.gateway.http;

/**
 * Lets so many pass each second, and a second's worth at once. With 10 a second and an empty bucket, one passes after
 * 0.1 s.
 */
final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private double tokens;
    private long lastNanos;

    /** @param perSecond 0 lets all pass */
    TokenBucket(int perSecond, long nowNanos) {
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.lastNanos = nowNanos;
    }

    synchronized boolean pass(long nowNanos) {
        if (perSecond == 0) {
            return true;
        }
        tokens = Math.min(perSecond, tokens + (nowNanos - lastNanos) / NANOS * perSecond);
        lastNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
