package io.otpwatch.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what a service has opened, last opened first, once, within a bound; on SIGTERM, on Ctrl-C, or when the service
 * asks. A second signal while it closes halts the JVM at once.
 */
public final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Duration bound;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean begun;
    private volatile String closing = "";

    private record Step(String name, AutoCloseable action) {}

    Shutdown(Duration bound) {
        this.bound = bound;
    }

    /**
     * A shutdown that the JVM runs when it ends.
     *
     * @param bound how long all actions together may take, > 0; what is not closed by then is left and named in the log
     */
    public static Shutdown install(Duration bound) {
        Shutdown shutdown = new Shutdown(bound);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            SecondSignal.halts();
                            shutdown.run();
                        },
                        "otp-shutdown"));
        return shutdown;
    }

    /** Closes {@code action} before everything that was added earlier. Once the shutdown has begun, closes it now. */
    public <T extends AutoCloseable> T add(String name, T action) {
        synchronized (steps) {
            if (!begun) {
                steps.push(new Step(name, action));
                return action;
            }
        }
        close(new Step(name, action));
        return action;
    }

    /** Closes everything, unless that was done or is being done; returns when it is done or the bound is reached. */
    public void run() {
        if (begin()) {
            Thread closer = new Thread(this::closeAll, "otp-closing");
            closer.setDaemon(true);
            closer.start();
        }
        try {
            if (!done.await(bound.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().log("not closed within {}: {}", bound, remaining());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until a shutdown has ended: what a service's main thread does while others work. */
    public void await() throws InterruptedException {
        done.await();
    }

    private boolean begin() {
        synchronized (steps) {
            boolean first = !begun;
            begun = true;
            return first;
        }
    }

    private void closeAll() {
        try {
            for (Step step = next(); step != null; step = next()) {
                close(step);
            }
        } finally {
            done.countDown();
        }
    }

    private @Nullable Step next() {
        synchronized (steps) {
            return steps.poll();
        }
    }

    private String remaining() {
        synchronized (steps) {
            return closing + steps.stream().map(step -> ", " + step.name()).collect(Collectors.joining());
        }
    }

    private void close(Step step) {
        closing = step.name();
        try {
            step.action().close();
            LOG.atInfo().log("closed {}", step.name());
        } catch (Exception e) { // AutoCloseable may throw anything; the others must be closed all the same
            LOG.atWarn().addKeyValue("reason", e.getClass().getSimpleName()).log("could not close {}", step.name(), e);
        }
    }
}
