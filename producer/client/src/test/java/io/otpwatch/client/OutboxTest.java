package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private final FakeProducer kafka = new FakeProducer();
    private final Tally tally = new Tally(100_000);
    private final List<Outbox> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(outbox -> outbox.close(Duration.ZERO));
    }

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

    private Outbox outbox(Supplier<Producer<byte[], byte[]>> producers, Duration patience) {
        Outbox outbox = Outbox.start(producers, patience, tally, new Losses(losses::add, System::nanoTime));
        opened.add(outbox);
        return outbox;
    }

    private void awaitCounts(Counts expected) {
        await().untilAsserted(() -> assertThat(tally.counts()).isEqualTo(expected));
    }

    private static Event event(int i) {
        return new Event(EventKind.SENT, "c-" + (1_000 + i), new byte[100]);
    }

    private static List<String> keys(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c-" + (1_000 + i)).toList();
    }

    /** Answers, as Kafka's does, on a thread that is not the sender's; what it does not take it says within send. */
    private static final class FakeProducer extends MockProducer<byte[], byte[]> {
        volatile List<? extends Throwable> notTaking = List.of();
        volatile boolean acknowledging = true;
        private int calls;

        FakeProducer() {
            super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            int call = calls++;
            if (call < notTaking.size()) {
                Throwable failure = notTaking.get(call);
                if (failure instanceof Error error) {
                    throw error;
                }
                if (!(failure instanceof ApiException unavailable)) {
                    throw (KafkaException) failure;
                }
                callback.onCompletion(null, unavailable);
                return CompletableFuture.failedFuture(unavailable);
            }
            Future<RecordMetadata> sent = super.send(record, callback);
            if (acknowledging) {
                completeNext();
            }
            return sent;
        }

        List<String> keys() {
            return history().stream()
                    .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
