package io.otpwatch.client;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A producer that is made when it is needed, and made again when it broke or could not be made. Until one works that is
 * tried ever less often, as Kafka logs a page for each: half a second after the first, then one second, two, at last each
 * 30 seconds. Thread-safe: only {@link #get}, {@link #waitNanos} and {@link #close} may wait for each other.
 */
final class Remade {
    static final Duration WAIT_MIN = Duration.ofMillis(500);
    static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final LongSupplier nanoClock;
    private final long created;
    private long wait = WAIT_MIN.toNanos();
    private long notBefore; // nanoseconds since it was created
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile @Nullable Producer<byte[], byte[]> broken;
    private volatile @Nullable Throwable failure;
    private volatile boolean worked;

    Remade(Supplier<Producer<byte[], byte[]>> producers, LongSupplier nanoClock) {
        this.producers = producers;
        this.nanoClock = nanoClock;
        created = nanoClock.getAsLong();
    }

    /** The one producer, or a new one; what the last one failed of, if it is too soon for a new one. */
    synchronized Producer<byte[], byte[]> get() {
        if (isBroken()) {
            close();
            broken = null;
        }
        Producer<byte[], byte[]> current = producer;
        if (current == null) {
            current = make();
            producer = current;
        }
        return current;
    }

    private Producer<byte[], byte[]> make() {
        if (waitNanos() > 0) {
            throw unchecked(failure);
        }
        wait = worked ? WAIT_MIN.toNanos() : wait;
        worked = false;
        notBefore = now() + wait;
        wait = Math.min(2 * wait, WAIT_MAX.toNanos());
        try {
            return producers.get();
        } catch (Throwable e) {
            failure = e;
            throw e;
        }
    }

    /** How long none can be had yet, in nanoseconds; 0 if one is there or may be made. */
    synchronized long waitNanos() {
        return producer != null && !isBroken() ? 0 : Math.max(0, notBefore - now());
    }

    private boolean isBroken() {
        Producer<byte[], byte[]> current = producer;
        return current != null && current.equals(broken);
    }

    /** A record was stored. */
    void worked() {
        worked = true;
    }

    /** The producer is of no use any more; nothing if it was replaced already. */
    void broke(Producer<byte[], byte[]> which, Throwable why) {
        if (which.equals(producer)) {
            failure = why;
            broken = which;
        }
    }

    /** Fails what is under way, each by its callback. */
    synchronized void close() {
        Producer<byte[], byte[]> current = producer;
        producer = null;
        if (current != null) {
            try {
                current.close(Duration.ZERO);
            } catch (Throwable e) { // a new one is made all the same
                failure = e;
            }
        }
    }

    private long now() {
        return nanoClock.getAsLong() - created;
    }

    private static RuntimeException unchecked(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException exception ? exception : new KafkaException("no producer", failure);
    }
}
