package io.otpwatch.simulator;

import java.time.Instant;

/** Times as nanoseconds since 1970, which suffice until 2262. */
final class Nanos {
    static final long PER_MILLI = 1_000_000;
    private static final long PER_SECOND = 1_000_000_000;

    private Nanos() {}

    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    static long ofSeconds(double seconds) {
        return (long) (seconds * PER_SECOND);
    }

    static long toMillis(long nanos) {
        return Math.floorDiv(nanos, PER_MILLI);
    }
}
