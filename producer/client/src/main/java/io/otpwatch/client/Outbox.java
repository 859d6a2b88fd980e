package io.otpwatch.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;

/**
 * Where events wait for Kafka. Giving one never blocks: it goes into a queue, which the tally bounds by memory, and a
 * thread of the outbox's own hands the queue to the producer, whose {@code send} may block. What the producer does not
 * take is tried again, in order, until it is too old.
 */
final class Outbox {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(); // bounded by the tally
    private final Thread thread = new Thread(this::run, "otpwatch-client");
    private final Remade producer;
    private final Duration patience;
    private final Tally tally;
    private final Losses losses;
    private volatile boolean stopped;

    private Outbox(Supplier<Producer<byte[], byte[]>> producers, Duration patience, Tally tally, Losses losses) {
        producer = new Remade(producers, System::nanoTime);
        this.patience = patience;
        this.tally = tally;
        this.losses = losses;
    }

    /**
     * Starts the thread, which makes the producer when there is an event.
     *
     * @param patience how old an event may become before the producer takes it
     */
    static Outbox start(Supplier<Producer<byte[], byte[]>> producers, Duration patience, Tally tally, Losses losses) {
        Outbox outbox = new Outbox(producers, patience, tally, losses);
        outbox.thread.setDaemon(true);
        outbox.thread.start();
        return outbox;
    }

    void give(Event event) {
        if (tally.admit(event)) {
            queue.add(new Waiting(event, System.nanoTime()));
        } else {
            losses.dropped(event.kind(), tally.isClosed() ? "the client is closed" : "the buffer is full");
        }
    }

    private void run() {
        try {
            while (!stopped) {
                handOver(queue.take());
            }
        } catch (InterruptedException e) {
            stopped = true;
        } finally {
            boolean unused = Thread.interrupted(); // else the producer would not wait for its own thread
            producer.close();
        }
    }

    /** Returns when the producer has the event, or it failed. */
    private void handOver(Waiting waiting) throws InterruptedException {
        Throwable failure = attempt(waiting.event);
        while (failure != null) {
            if (stopped || isPermanent(failure) || waiting.ageNanos() > patience.toNanos()) {
                failed(waiting.event, failure);
                return;
            }
            losses.held(failure);
            pause(waiting, failure);
            failure = attempt(waiting.event);
        }
    }

    /** Null if the producer took the event, and will say what became of it. Never throws: the thread would end. */
    private @Nullable Throwable attempt(Event event) {
        Attempt attempt = new Attempt(event);
        byte[] key = event.challengeId().getBytes(StandardCharsets.UTF_8);
        try {
            var unused = producer.get()
                    .send(
                            new ProducerRecord<>(event.kind().topic(), key, event.value()),
                            (metadata, failure) -> attempt.done(failure));
            return attempt.notTaken;
        } catch (Throwable e) { // an Error too, as of a codec that does not load
            if (e instanceof RuntimeException && isFatal(e)) {
                producer.broke(e);
            }
            return attempt.giveUp() ? e : null;
        }
    }

    private void pause(Waiting waiting, Throwable failure) throws InterruptedException {
        long nanos = Math.min(Math.max(PAUSE.toNanos(), producer.waitNanos()), patience.toNanos() - waiting.ageNanos());
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            failed(waiting.event, failure);
            throw e;
        }
    }

    private void failed(Event event, Throwable failure) {
        tally.failed(event);
        losses.failed(event.kind(), failure);
    }

    /** It would come again for this event, while others may pass. */
    private static boolean isPermanent(Throwable failure) {
        return failure instanceof Error
                || failure instanceof AuthorizationException
                || failure instanceof InvalidTopicException
                || failure instanceof RecordTooLargeException;
    }

    /** The producer is of no use any more. */
    private static boolean isFatal(Throwable failure) {
        return !(failure instanceof ApiException)
                || failure instanceof ClusterAuthorizationException
                || failure instanceof UnsupportedVersionException;
    }

    /** Admits no more, waits up to {@code limit} for what waits, and gives up the rest. */
    void close(Duration limit) {
        tally.close();
        try {
            tally.awaitNoneWaiting(limit);
            stopped = true;
            thread.interrupt();
            thread.join(TO_END.toMillis());
        } catch (InterruptedException e) {
            stopped = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            failed(left.event, new KafkaException("closed"));
        }
    }

    private record Waiting(Event event, long sinceNanos) {
        long ageNanos() {
            return System.nanoTime() - sinceNanos;
        }
    }

    /**
     * What the producer says of one event. If it does not even take it, it says so within {@code send}, on our thread:
     * then nothing is under way, and it may be tried again.
     */
    private final class Attempt {
        private final Event event;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private @Nullable Exception notTaken;

        Attempt(Event event) {
            this.event = event;
        }

        /** Whether it was not settled yet: then whatever the producer may still say of it does not count. */
        boolean giveUp() {
            return open.compareAndSet(true, false);
        }

        void done(@Nullable Exception failure) {
            if (failure != null && Thread.currentThread() == thread) {
                notTaken = failure;
            } else if (open.compareAndSet(true, false)) {
                settle(failure);
            }
        }

        private void settle(@Nullable Exception failure) {
            if (failure == null) {
                producer.worked();
                tally.acknowledged(event);
                losses.acknowledged();
            } else {
                if (isFatal(failure)) {
                    producer.broke(failure);
                }
                failed(event, failure);
            }
        }
    }
}
