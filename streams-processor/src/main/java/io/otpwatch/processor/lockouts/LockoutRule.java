package io.otpwatch.processor.lockouts;

import java.time.Duration;

/**
 * When a user counts as locked out.
 *
 * @param challenges so many of one recipient are stuck, 1 to {@link StuckUser#MAX}
 * @param window all of them within this, by their deadlines; more than 0
 */
public record LockoutRule(int challenges, Duration window) {
    public static final LockoutRule DEFAULT = new LockoutRule(3, Duration.ofMinutes(30));

    public LockoutRule {
        if (challenges < 1 || challenges > StuckUser.MAX) {
            throw new IllegalArgumentException(
                    "challenges of a lockout must be 1 to " + StuckUser.MAX + ": " + challenges);
        }
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException("window of a lockout must be > 0: " + window);
        }
    }
}
