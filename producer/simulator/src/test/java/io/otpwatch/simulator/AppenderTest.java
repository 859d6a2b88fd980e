package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class AppenderTest {
    private static final SimulatedEvent EVENT = Runs.drained(
                    Runs.model(10, Scenario.healthy(), 1), Duration.ofSeconds(10))
            .get(0);

    private final List<Appended> appended = new ArrayList<>();

    @Test
    void an_event_is_appended_under_its_challenge_in_the_wire_format() {
        // Given
        MockProducer<byte[], byte[]> producer = producer(true);
        Appender appender = new Appender(producer, appended::add);

        // When
        appender.append(EVENT);

        // Then
        ProducerRecord<byte[], byte[]> record = producer.history().get(0);
        assertThat(record.topic()).isEqualTo("otp.code-sent");
        assertThat(record.key()).isEqualTo(EVENT.challengeId().getBytes(StandardCharsets.UTF_8));
        assertThat(Topics.CODE_SENT.serde().decode(record.value())).isEqualTo(EVENT.record());
        assertThat(appended).extracting(Appended::event).containsExactly(EVENT);
        assertThat(appender.counts()).isEqualTo(new SimulatorCounts(1, 1, 0));
    }

    @Test
    void the_listener_hears_of_an_event_only_when_it_is_acknowledged() {
        // Given
        MockProducer<byte[], byte[]> producer = producer(false);
        Appender appender = new Appender(producer, appended::add);
        appender.append(EVENT);
        assertThat(appended).isEmpty();
        assertThat(appender.counts().underWay()).isEqualTo(1);

        // When
        producer.completeNext();

        // Then
        assertThat(appended).hasSize(1);
    }

    @Test
    void what_the_broker_refuses_is_counted_and_never_heard_of() {
        // Given
        MockProducer<byte[], byte[]> producer = producer(false);
        Appender appender = new Appender(producer, appended::add);
        appender.append(EVENT);

        // When
        producer.errorNext(new KafkaException("refused"));

        // Then
        assertThat(appended).isEmpty();
        assertThat(appender.counts()).isEqualTo(new SimulatorCounts(1, 0, 1));
    }

    @Test
    void an_event_for_which_there_is_no_room_waits_until_there_is() {
        // Given
        FullProducer producer = new FullProducer(3);
        Appender appender = new Appender(producer, appended::add);

        // When
        appender.append(EVENT);

        // Then
        assertThat(producer.calls).isEqualTo(4);
        assertThat(appended).hasSize(1);
        assertThat(appender.counts()).isEqualTo(new SimulatorCounts(1, 1, 0));
    }

    @Test
    void an_event_that_waits_for_room_is_given_up_when_the_appender_is_closed() {
        // Given
        FullProducer producer = new FullProducer(Integer.MAX_VALUE);
        Appender appender = new Appender(producer, appended::add);
        producer.onCall = calls -> {
            if (calls == 2) {
                appender.close();
            }
        };

        // When
        appender.append(EVENT);

        // Then
        assertThat(appended).isEmpty();
        assertThat(appender.counts()).isEqualTo(new SimulatorCounts(1, 0, 1));
    }

    @Test
    void no_batch_can_overtake_another_and_none_is_given_up_by_time() {
        assertThat(Appender.config(
                        KafkaSettings.of("localhost:9092", Map.of("max.in.flight.requests.per.connection", "5"))))
                .containsEntry("max.in.flight.requests.per.connection", "1")
                .containsEntry("delivery.timeout.ms", String.valueOf(Integer.MAX_VALUE))
                .containsEntry("enable.idempotence", "true")
                .containsEntry("acks", "all");
    }

    private static MockProducer<byte[], byte[]> producer(boolean acknowledgesAtOnce) {
        return new MockProducer<>(acknowledgesAtOnce, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Has no room at first, and says so as a Kafka producer does: by the callback, from within send(). */
    private static final class FullProducer extends MockProducer<byte[], byte[]> {
        private final int refusals;
        private int calls;
        private IntConsumer onCall = calls -> {};

        FullProducer(int refusals) {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
            this.refusals = refusals;
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            calls++;
            onCall.accept(calls);
            if (calls > refusals) {
                return super.send(record, callback);
            }
            callback.onCompletion(null, new TimeoutException("no room"));
            return CompletableFuture.failedFuture(new TimeoutException("no room"));
        }
    }
}
