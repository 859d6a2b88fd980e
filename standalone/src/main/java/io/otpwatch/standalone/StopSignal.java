package io.otpwatch.standalone;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or a SIGTERM, for a command that unwinds by itself: the main thread hears of it at its next look, leaves its
 * try blocks and returns. A second signal halts the JVM at once.
 *
 * <p>The signal is caught before the JVM begins to end. Closing everything from a shutdown hook instead would pull the
 * broker from under whatever the main thread does, and a broker that is just starting fails with a page of stack trace:
 * several of its libraries register hooks of their own, which is not allowed any more by then.
 */
public final class StopSignal {
    private static final int EXIT_ON_INTERRUPT = 130; // 128 + SIGINT, as shells have it
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** One that listens to the JVM's signals. */
    public static StopSignal install() {
        StopSignal stop = new StopSignal();
        List.of("INT", "TERM").forEach(stop::listen);
        // For all other ends, as that of the terminal, and for a JVM without signals.
        Runtime.getRuntime().addShutdownHook(new Thread(stop::requestAndWait, "otp-stop"));
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

    /** Waits until the command shall stop. */
    public void await() throws InterruptedException {
        requested.await();
    }

    /** Everything is closed; the JVM may go. */
    public void ended() {
        ended.countDown();
    }

    /** By reflection: there is no other way to signals, and a direct use is a warning that cannot be silenced. */
    private void listen(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object heard = Proxy.newProxyInstance(
                    StopSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (isRequested()) {
                            Runtime.getRuntime().halt(EXIT_ON_INTERRUPT);
                        }
                        request();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), heard);
        } catch (ReflectiveOperationException e) { // another JVM, or one started with -Xrs: the hook remains
            return;
        }
    }

    private void requestAndWait() {
        request();
        try {
            boolean inTime = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) {
                System.err.println("otpwatch: not closed within " + PATIENCE.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
