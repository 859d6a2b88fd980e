package io.otpwatch.simulator;

import java.time.Duration;
import java.util.Optional;

/**
 * A stretch of time after the model's start, start included, end not.
 *
 * @param until empty: for ever
 * @param every after which it begins again; empty: once
 */
record Window(Duration from, Optional<Duration> until, Optional<Duration> every) {
    Window {
        if (from.isNegative()) {
            throw new IllegalArgumentException("start must be >= 0: " + from);
        }
        if (until.isPresent() && until.get().compareTo(from) <= 0) {
            throw new IllegalArgumentException("end must be after start " + from + ": " + until.get());
        }
        if (every.isPresent() && (until.isEmpty() || every.get().compareTo(until.get()) < 0)) {
            throw new IllegalArgumentException("every must be at or after the end: " + every.get());
        }
    }

    /** Whether it contains no time from this on. */
    boolean isOver(long nanosSinceStart) {
        return every.isEmpty()
                && until.isPresent()
                && nanosSinceStart >= until.get().toNanos();
    }

    boolean contains(long nanosSinceStart) {
        long within = every.isPresent() && nanosSinceStart >= 0
                ? nanosSinceStart % every.get().toNanos()
                : nanosSinceStart;
        return within >= from.toNanos()
                && (until.isEmpty() || within < until.get().toNanos());
    }
}
