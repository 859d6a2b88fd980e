package io.otpwatch.client;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The events of one topic, in the order in which they were given. What the producer does not take is tried again until it
 * is too old, and what stands behind it waits.
 */
final class Lane {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final BlockingQueue<Waiting> queue; // bounded by the tally
    private final Shared shared;
    private final Tally tally;
    private final Losses losses;
    private final String topic;
    private final String missing;
    private volatile boolean stopped;
    private volatile boolean topicMissing;
    private @Nullable Throwable held;

    Lane(EventKind kind, BlockingQueue<Waiting> queue, Shared shared) {
        this.queue = queue;
        this.shared = shared;
        tally = shared.tally;
        losses = shared.losses;
        topic = kind.topic();
        missing = "there is no topic " + topic;
    }

    String topic() {
        return topic;
    }

    /** On any thread. Neither blocks nor throws. */
    void give(Event event) {
        if (!tally.admit(event, topicMissing)) {
            losses.dropped(event.kind(), whyNot());
            return;
        }
        try {
            queue.add(new Waiting(event, System.nanoTime()));
        } catch (Throwable e) { // no memory for its place in the queue
            tally.dropped(event);
            losses.dropped(event.kind(), "no memory");
            return;
        }
        if (stopped) { // who gave up the rest may not have seen it
            giveUpRest();
        }
    }

    private String whyNot() {
        return tally.isClosed() ? "the client is closed" : topicMissing ? missing : "the buffer is full";
    }

    /** On a thread of the lane's own. Returns when it is stopped and interrupted. */
    void run() {
        try {
            while (!stopped) {
                handOver(queue.take());
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    void stop() {
        stopped = true;
    }

    /** Once it is stopped. */
    void giveUpRest() {
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            failed(left.event, new KafkaException("closed"));
        }
    }

    /** Returns when the producer has the event, or it failed. While events are held those too old cost no attempt. */
    private void handOver(Waiting waiting) throws InterruptedException {
        Throwable failure = held;
        while (failure == null || waiting.ageNanos() <= shared.patience.toNanos()) {
            failure = attempt(waiting.event);
            topicMissing = failure != null && Failures.isTopicMissing(failure);
            held = failure == null || Failures.isPermanent(failure) ? null : failure;
            if (failure == null) {
                return;
            }
            if (held == null || stopped) {
                break;
            }
            losses.held(waiting.event.kind(), failure);
            pause(waiting, failure);
        }
        failed(waiting.event, failure);
    }

    /** Null if the producer took the event, and will say what became of it. Never throws: the thread would end. */
    private @Nullable Throwable attempt(Event event) {
        try {
            Producer<byte[], byte[]> current = shared.producer.get();
            return new Attempt(event, current, shared).failure();
        } catch (Throwable e) { // an Error too, as of a login module that does not load
            return e;
        }
    }

    private void pause(Waiting waiting, Throwable failure) throws InterruptedException {
        long nanos = Math.max(PAUSE.toNanos(), shared.producer.waitNanos());
        try {
            TimeUnit.NANOSECONDS.sleep(Math.min(nanos, shared.patience.toNanos() - waiting.ageNanos()));
        } catch (InterruptedException e) {
            failed(waiting.event, failure);
            throw e;
        }
    }

    private void failed(Event event, Throwable failure) {
        tally.failed(event);
        losses.failed(event.kind(), failure);
    }

    /**
     * What the lanes have in common.
     *
     * @param patience how old an event may become before the producer takes it
     */
    record Shared(Remade producer, Duration patience, Tally tally, Losses losses) {}

    /** @param sinceNanos when it was given */
    record Waiting(Event event, long sinceNanos) {
        long ageNanos() {
            return System.nanoTime() - sinceNanos;
        }
    }
}
