package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest extends OutboxCase {
    @Test
    void events_go_out_once_and_in_order() {
        // Given
        Outbox outbox = outbox(() -> kafka, LONG);

        // When
        IntStream.range(0, 100).forEach(i -> outbox.give(event(i)));

        // Then
        awaitCounts(new Counts(100, 0, 0, 0, 0));
        assertThat(kafka.keys()).isEqualTo(keys(100));
    }

    @Test
    void what_the_producer_does_not_take_is_tried_again_in_order() {
        // Given
        kafka.notTaking = List.of(new TimeoutException("no metadata"), new TimeoutException("no metadata"));
        Outbox outbox = outbox(() -> kafka, LONG);

        // When
        IntStream.range(0, 10).forEach(i -> outbox.give(event(i)));

        // Then
        awaitCounts(new Counts(10, 0, 0, 0, 0));
        assertThat(kafka.keys()).isEqualTo(keys(10));
        assertThat(losses).isEmpty();
    }

    @Test
    void an_event_is_given_up_when_it_is_too_old() {
        // Given
        kafka.notTaking = Collections.nCopies(1_000, new TimeoutException("no metadata"));
        Outbox outbox = outbox(() -> kafka, Duration.ofMillis(700));

        // When
        outbox.give(event(0));

        // Then
        awaitCounts(new Counts(0, 0, 0, 0, 1));
        assertThat(losses).containsExactly(new Loss(EventKind.SENT, Loss.Cause.FAILED, "TimeoutException"));
    }

    @Test
    void what_kafka_forbids_fails_at_once_and_holds_up_nothing() {
        // Given
        kafka.notTaking = List.of(new TopicAuthorizationException("otp.code-sent"));
        Outbox outbox = outbox(() -> kafka, LONG);

        // When
        outbox.give(event(0));
        outbox.give(event(1));

        // Then
        awaitCounts(new Counts(1, 0, 0, 0, 1));
        assertThat(losses).extracting(Loss::detail).containsExactly("TopicAuthorizationException");
    }

    @Test
    void a_producer_that_cannot_be_made_or_broke_is_made_again() {
        // Given
        AtomicInteger made = new AtomicInteger();
        FakeProducer breaking = new FakeProducer();
        breaking.notTaking = List.of(new KafkaException("fatal"));
        Outbox outbox = outbox(
                () -> switch (made.getAndIncrement()) {
                    case 0 -> throw new KafkaException("cannot be constructed");
                    case 1 -> breaking;
                    default -> kafka;
                },
                LONG);

        // When
        outbox.give(event(0));

        // Then
        awaitCounts(new Counts(1, 0, 0, 0, 0));
        assertThat(made).hasValue(3);
        assertThat(breaking.closed()).isTrue();
    }

    @Test
    void an_error_costs_its_event_and_nothing_else() {
        // Given
        kafka.notTaking = List.of(new UnsatisfiedLinkError("codec"), new NoClassDefFoundError("codec"));
        Outbox outbox = outbox(() -> kafka, LONG);

        // When
        IntStream.range(0, 3).forEach(i -> outbox.give(event(i)));

        // Then
        awaitCounts(new Counts(1, 0, 0, 0, 2));
        assertThat(losses).extracting(Loss::detail).containsExactly("UnsatisfiedLinkError", "NoClassDefFoundError");
        assertThat(kafka.closed()).isFalse();
    }

    @Test
    void a_producer_that_cannot_be_made_for_an_error_is_tried_seldom_and_no_event_waits() {
        // Given
        AtomicInteger made = new AtomicInteger();
        Outbox outbox = outbox(
                () -> {
                    made.incrementAndGet();
                    throw new NoClassDefFoundError("login module");
                },
                LONG);

        // When
        IntStream.range(0, 100).forEach(i -> outbox.give(event(i)));

        // Then
        awaitCounts(new Counts(0, 0, 0, 0, 100));
        assertThat(losses).extracting(Loss::detail).containsOnly("NoClassDefFoundError");
        assertThat(made.get()).isBetween(1, 10);
    }

    @Test
    void what_fails_on_its_way_is_counted_and_told() {
        // Given
        kafka.acknowledging = false;
        Outbox outbox = outbox(() -> kafka, LONG);
        outbox.give(event(0));
        outbox.give(event(1));

        // When
        await().until(() -> kafka.history().size() == 2);
        kafka.errorNext(new TimeoutException("delivery"));
        kafka.completeNext();

        // Then
        awaitCounts(new Counts(1, 0, 0, 0, 1));
        assertThat(losses).containsExactly(new Loss(EventKind.SENT, Loss.Cause.FAILED, "TimeoutException"));
    }
}
