package io.otpwatch.client;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the producer says of one event. If it does not even take it, it says so within {@code send}, on our thread: then
 * nothing is under way, and it may be tried again.
 */
final class Attempt {
    private final Event event;
    private final Producer<byte[], byte[]> producer;
    private final Lane.Shared shared;
    private final Thread thread = Thread.currentThread();
    private final AtomicBoolean open = new AtomicBoolean(true);

    private @Nullable Exception notTaken;

    Attempt(Event event, Producer<byte[], byte[]> producer, Lane.Shared shared) {
        this.event = event;
        this.producer = producer;
        this.shared = shared;
    }

    /** Null if the producer took the event, and will say what became of it. Never throws. */
    @Nullable
    Throwable failure() {
        try {
            byte[] key = event.challengeId().getBytes(StandardCharsets.UTF_8);
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(event.kind().topic(), key, event.value());
            var unused = producer.send(record, (metadata, failure) -> done(failure));
            if (notTaken != null) {
                breakIfFatal(notTaken);
            }
            return notTaken;
        } catch (Throwable e) { // an Error too, as of a codec that does not load
            breakIfFatal(e);
            return giveUp() ? e : null;
        }
    }

    private void breakIfFatal(Throwable failure) {
        if (Failures.isFatal(failure)) {
            shared.producer().broke(producer, failure);
        }
    }

    /** Whether it was not settled yet: then whatever the producer may still say of it does not count. */
    private boolean giveUp() {
        return open.compareAndSet(true, false);
    }

    private void done(@Nullable Exception failure) {
        if (failure != null && Thread.currentThread() == thread) {
            notTaken = failure;
        } else if (open.compareAndSet(true, false)) {
            settle(failure);
        }
    }

    private void settle(@Nullable Exception failure) {
        if (failure == null) {
            shared.producer().worked();
            shared.tally().acknowledged(event);
            shared.losses().acknowledged(event.kind());
        } else {
            breakIfFatal(failure);
            shared.tally().failed(event);
            shared.losses().failed(event.kind(), failure);
        }
    }
}
