package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where an outbox takes no more: its memory, and its end. */
@Timeout(60)
class OutboxBoundsTest extends OutboxCase {
    @Test
    void what_does_not_fit_is_dropped_and_what_fitted_arrives() {
        // Given
        kafka.acknowledging = false;
        Outbox outbox = outbox(() -> kafka, LONG);
        int fitting = 100_000 / event(0).memory();

        // When
        IntStream.range(0, fitting + 5).forEach(i -> outbox.give(event(i)));

        // Then
        awaitCounts(new Counts(0, fitting, 0, 5, 0));
        assertThat(losses).hasSize(5).containsOnly(new Loss(EventKind.SENT, Loss.Cause.DROPPED, "the buffer is full"));

        // When
        await().until(() -> kafka.history().size() == fitting);
        while (kafka.completeNext()) {}
        outbox.give(event(0));
        await().until(kafka::completeNext);

        // Then
        awaitCounts(new Counts(fitting + 1, 0, 0, 5, 0));
        assertThat(kafka.keys().subList(0, fitting)).isEqualTo(keys(fitting));
    }

    @Test
    void an_event_for_whose_place_there_is_no_memory_is_dropped_and_takes_none() {
        // Given
        AtomicBoolean full = new AtomicBoolean(true);
        Outbox outbox = outbox(() -> new LinkedBlockingQueue<>() {
            @Override
            public boolean add(Lane.Waiting waiting) {
                if (full.get()) {
                    throw new OutOfMemoryError("a node");
                }
                return super.add(waiting);
            }
        });

        // When
        IntStream.range(0, 1_000).forEach(i -> outbox.give(event(i)));
        full.set(false);
        outbox.give(event(0));

        // Then
        awaitCounts(new Counts(1, 0, 0, 1_000, 0));
        assertThat(losses).hasSize(1_000).containsOnly(new Loss(EventKind.SENT, Loss.Cause.DROPPED, "no memory"));
    }

    @Test
    void an_event_that_was_admitted_before_the_end_and_comes_after_it_is_given_up() throws Exception {
        // Given
        CountDownLatch admitted = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Outbox outbox = outbox(() -> new LinkedBlockingQueue<>() {
            @Override
            public boolean add(Lane.Waiting waiting) {
                admitted.countDown();
                assertThat(awaited(closed)).isTrue();
                return super.add(waiting);
            }
        });
        Thread login = new Thread(() -> outbox.give(event(0)));

        // When
        login.start();
        assertThat(awaited(admitted)).isTrue();
        outbox.close(Duration.ZERO);
        closed.countDown();
        login.join();

        // Then
        assertThat(tally.counts()).isEqualTo(new Counts(0, 0, 0, 0, 1));
        assertThat(losses).containsExactly(new Loss(EventKind.SENT, Loss.Cause.FAILED, "KafkaException"));
    }

    @Test
    void closing_waits_for_what_is_under_way() {
        // Given
        kafka.acknowledging = false;
        Outbox outbox = outbox(() -> kafka, LONG);
        outbox.give(event(0));
        Thread kafkaAnswers = new Thread(() -> await().until(kafka::completeNext));

        // When
        kafkaAnswers.start();
        outbox.close(LONG);

        // Then
        assertThat(tally.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        assertThat(kafka.closed()).isTrue();
    }
}
