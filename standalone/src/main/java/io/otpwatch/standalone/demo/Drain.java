package io.otpwatch.standalone.demo;

import java.time.Duration;
import java.time.Instant;

/**
 * When everything that was appended is decided. Pure.
 *
 * <p>Worked example, horizon 90 s: the last send was appended at 3:00, so at a watermark of 4:31 every code has its
 * outcome. A stray receipt appended at 4:20 might still find its send until 5:50, and counts as unmatched at 5:51.
 *
 * @param lastSend append time of the last send
 * @param lastAppend append time of the last event of any kind
 * @param horizon of every channel
 */
record Drain(Instant lastSend, Instant lastAppend, Duration horizon) {
    /** The processor decides in whole seconds. */
    private static final Duration STEP = Duration.ofSeconds(1);

    /** Whether every code has its outcome. */
    boolean codesAreClosed(Instant watermark) {
        return untilCodesAreClosed(watermark).isZero();
    }

    /** Whether evidence without its send has been given up too, so that no count changes any more. */
    boolean isSettled(Instant watermark) {
        return untilSettled(watermark).isZero();
    }

    Duration untilCodesAreClosed(Instant watermark) {
        return notNegative(Duration.between(watermark, lastSend.plus(horizon).plus(STEP)));
    }

    Duration untilSettled(Instant watermark) {
        return notNegative(Duration.between(watermark, lastAppend.plus(horizon).plus(STEP)));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
