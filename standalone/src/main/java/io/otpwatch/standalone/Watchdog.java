package io.otpwatch.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Tells a service that has ended from one that is starting, restoring or rebalancing: by patience. */
public final class Watchdog {
    private final BooleanSupplier running;
    private final Duration patience;
    private final InstantSource clock;
    private Instant lastRunning;

    /**
     * Begins to watch now.
     *
     * @param patience how long it may not run
     */
    public Watchdog(BooleanSupplier running, Duration patience, InstantSource clock) {
        this.running = running;
        this.patience = patience;
        this.clock = clock;
        this.lastRunning = clock.instant();
    }

    /**
     * To be called now and then.
     *
     * @throws CannotRun if the service has not run for longer than the patience
     */
    public void look() {
        Instant now = clock.instant();
        if (running.getAsBoolean()) {
            lastRunning = now;
        } else if (Duration.between(lastRunning, now).compareTo(patience) > 0) {
            throw new CannotRun("the processor has not run for " + patience.toSeconds() + " s; its log says why");
        }
    }
}
