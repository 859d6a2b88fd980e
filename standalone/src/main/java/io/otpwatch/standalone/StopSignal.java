package io.otpwatch.standalone;

import io.otpwatch.kit.Shutdown;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a SIGTERM, for a command that unwinds by itself: the main thread hears of it at its next look, leaves its
 * try blocks and says that it has {@link #ended}; the JVM waits for that, within a bound.
 *
 * <p>Closing from the signal's own thread instead would pull the broker from under whatever the main thread does.
 */
public final class StopSignal {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** One that listens to the JVM's signals. */
    public static StopSignal install() {
        StopSignal stop = new StopSignal();
        Shutdown.install(PATIENCE).add("command", () -> {
            stop.request();
            stop.ended.await();
        });
        return stop;
    }

    public void request() {
        requested.countDown();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Waits, and tells whether the command shall stop. */
    public boolean within(Duration duration) throws InterruptedException {
        return requested.await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Everything is closed; the JVM may go. */
    public void ended() {
        ended.countDown();
    }
}
