package io.otpwatch.client;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;

/**
 * Where events wait for Kafka. Giving one never blocks: it goes into the lane of its topic, and the lane's thread hands it
 * to the producer, whose {@code send} may block. A topic that takes nothing, as nobody made it, holds up no other.
 */
final class Outbox {
    private static final Duration TO_END = Duration.ofSeconds(2);

    private final Remade producer;
    private final Tally tally;
    private final List<Lane> lanes; // in the order of EventKind
    private final List<Thread> threads;
    private final AtomicInteger running;

    private Outbox(Lane.Shared shared, Supplier<BlockingQueue<Lane.Waiting>> queues) {
        producer = shared.producer();
        tally = shared.tally();
        lanes = Arrays.stream(EventKind.values())
                .map(kind -> new Lane(kind, queues.get(), shared))
                .toList();
        threads = lanes.stream()
                .map(lane -> new Thread(() -> run(lane), "otpwatch-client-" + lane.topic()))
                .toList();
        running = new AtomicInteger(lanes.size());
    }

    /**
     * Starts the threads, which make the producer when there is an event.
     *
     * @param patience how old an event may become before the producer takes it
     */
    static Outbox start(Supplier<Producer<byte[], byte[]>> producers, Duration patience, Tally tally, Losses losses) {
        Remade producer = new Remade(producers, System::nanoTime);
        return start(new Lane.Shared(producer, patience, tally, losses), LinkedBlockingQueue::new);
    }

    static Outbox start(Lane.Shared shared, Supplier<BlockingQueue<Lane.Waiting>> queues) {
        Outbox outbox = new Outbox(shared, queues);
        outbox.threads.forEach(thread -> thread.setDaemon(true));
        outbox.threads.forEach(Thread::start);
        return outbox;
    }

    void give(Event event) {
        lanes.get(event.kind().ordinal()).give(event);
    }

    private void run(Lane lane) {
        try {
            lane.run();
        } finally {
            if (running.decrementAndGet() == 0) {
                boolean unused = Thread.interrupted(); // else the producer would not wait for its own thread
                producer.close();
            }
        }
    }

    /** Admits no more, waits up to {@code limit} for what waits, and gives up the rest. */
    void close(Duration limit) {
        tally.close();
        try {
            tally.awaitNoneWaiting(limit);
            stop();
            awaitEnd();
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
        }
        lanes.forEach(Lane::giveUpRest);
    }

    private void stop() {
        lanes.forEach(Lane::stop);
        threads.forEach(Thread::interrupt);
    }

    private void awaitEnd() throws InterruptedException {
        long end = System.nanoTime() + TO_END.toNanos();
        for (Thread thread : threads) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            thread.join(Math.max(1, leftMs)); // 0 would be for ever
        }
    }
}
