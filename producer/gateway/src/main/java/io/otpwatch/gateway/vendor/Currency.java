package io.otpwatch.gateway.vendor;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When it was last known that no id was missing: the processor was up to date, and then all was read that the topic of
 * ids had. For a while after that, an id that is not there is one that no send named. Thread-safe.
 *
 * <p>Where the limit is 10 s, as that of {@link Progress}, ids of sends appended more than 30 s ago are known: ten that the
 * proof is old, ten that a source is silent, ten that it was behind. So a receipt that waited longer for its id than that
 * came after a send that is known.
 */
public final class Currency {
    /** How long a proof holds. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final double NANOS = 1e9;

    private final LongSupplier nanoTime;
    private volatile long latestNanos;
    private volatile boolean proven;

    /** @param nanoTime such as {@link System#nanoTime()} */
    Currency(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.latestNanos = nanoTime.getAsLong();
    }

    /** No id was missing at this time, by {@link System#nanoTime()}. Called by one thread. */
    public void proven(long atNanos) {
        latestNanos = atNanos;
        proven = true;
    }

    /** Not known any more, as ids are read anew. */
    public void lost() {
        proven = false;
    }

    boolean holds() {
        return proven && nanoTime.getAsLong() - latestNanos <= LIMIT.toNanos();
    }

    /** Since no id was known to be missing, or since the start. */
    double ageSeconds() {
        return (nanoTime.getAsLong() - latestNanos) / NANOS;
    }
}
