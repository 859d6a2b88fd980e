package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;

/** An outbox before a Kafka that does as it is told. */
abstract class OutboxCase {
    static final Duration LONG = Duration.ofMinutes(1);

    final List<Loss> losses = new CopyOnWriteArrayList<>();
    final Losses said = new Losses(losses::add, System::nanoTime);
    final FakeProducer kafka = new FakeProducer();
    final Tally tally = new Tally(100_000);
    final List<Outbox> opened = new ArrayList<>();

    @AfterEach
    void close() throws InterruptedException {
        opened.forEach(outbox -> outbox.close(Duration.ZERO));
        said.awaitWritten();
    }

    Outbox outbox(Supplier<Producer<byte[], byte[]>> producers, Duration patience) {
        Outbox outbox = Outbox.start(producers, patience, tally, said);
        opened.add(outbox);
        return outbox;
    }

    Outbox outbox(Supplier<BlockingQueue<Lane.Waiting>> queues) {
        Remade producer = new Remade(() -> kafka, System::nanoTime);
        Outbox outbox = Outbox.start(new Lane.Shared(producer, LONG, tally, said), queues);
        opened.add(outbox);
        return outbox;
    }

    static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitCounts(Counts expected) {
        await().untilAsserted(() -> assertThat(tally.counts()).isEqualTo(expected));
    }

    static Event event(int i) {
        return event(EventKind.SENT, i);
    }

    static Event event(EventKind kind, int i) {
        return new Event(kind, "c-" + (1_000 + i), new byte[100]);
    }

    static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c-" + (1_000 + i)).toList();
    }
}
