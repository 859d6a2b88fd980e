package io.otpwatch.gateway.sink;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether it makes sense to hand events to Kafka. It opens when a request has waited for so long while nothing at all was
 * acknowledged; then one request in half a second goes through as a probe and the others are refused at once. The first
 * acknowledgement closes it, of whatever: without traffic it is a heartbeat's. It stays open when the producer broke.
 *
 * <p>With a bound of 2.5 s and a broker that stops at 10.0: a request of 10.1 waits, at 12.6 the circuit opens, a request
 * of 12.7 is a probe, one of 12.8 is refused.
 */
public final class Circuit {
    private static final Logger LOG = LoggerFactory.getLogger(Circuit.class);

    /** Between two probes. */
    public static final Duration PROBE = Duration.ofMillis(500);

    private final long openAfterNanos;
    private final long probeNanos;
    private final AtomicLong nextProbe = new AtomicLong();
    private final AtomicBoolean broken = new AtomicBoolean();
    private volatile boolean open;
    private volatile long lastAck;

    /**
     * Closed at first.
     *
     * @param openAfter > 0
     * @param probe between two probes, such as {@link #PROBE}
     */
    public Circuit(Duration openAfter, Duration probe, long nowNanos) {
        this.openAfterNanos = openAfter.toNanos();
        this.probeNanos = probe.toNanos();
        this.lastAck = nowNanos;
    }

    public boolean isOpen() {
        return open || broken.get();
    }

    /** Whether the producer takes nothing any more, so that only a new process helps. */
    public boolean isBroken() {
        return broken.get();
    }

    /** Whether a request may go on to Kafka. */
    public boolean admits(long nowNanos) {
        if (broken.get()) {
            return false;
        }
        if (!open) {
            return true;
        }
        long probe = nextProbe.get();
        return nowNanos - probe >= 0 && nextProbe.compareAndSet(probe, nowNanos + probeNanos);
    }

    /** Kafka has stored something. */
    public void acknowledged(long nowNanos) {
        lastAck = nowNanos;
        if (open) {
            open = false;
        }
    }

    /** The producer is of no use any more. */
    void broke(Throwable why) {
        if (broken.compareAndSet(false, true)) {
            LOG.atError()
                    .addKeyValue("reason", reason(why))
                    .log("the producer broke for good, so no event is taken in any more: start the gateway anew");
        }
    }

    /** A producer says that it broke, and by its cause why. */
    private static String reason(Throwable why) {
        Throwable cause = why.getCause();
        return (cause == null ? why : cause).getClass().getSimpleName();
    }

    /** Some request has waited since {@code sinceNanos}. */
    void waiting(long sinceNanos, long nowNanos) {
        if (!open && nowNanos - sinceNanos > openAfterNanos && nowNanos - lastAck > openAfterNanos) {
            nextProbe.set(nowNanos + probeNanos);
            open = true;
        }
    }
}
