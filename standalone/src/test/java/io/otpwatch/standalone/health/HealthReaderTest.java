package io.otpwatch.standalone.health;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.GMAIL;
import static io.otpwatch.standalone.health.Healths.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.ROUTE_HEALTH.name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    @BeforeEach
    void assign() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    @Test
    void health_stands_on_the_board_with_the_time_of_its_record() {
        try (HealthReader reader = HealthReader.start(consumer)) {
            // When
            append(Healths.of(CARRIER, RouteState.BAD).build(), 7);
            // Then
            await().until(() -> !reader.board().badPhases().isEmpty());
            assertThat(reader.board().badPhases())
                    .extracting(BadPhase::openedAt)
                    .containsExactly(NOON.plusSeconds(7));
        }
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void a_record_that_is_no_health_is_counted_and_the_rest_goes_on() {
        try (HealthReader reader = HealthReader.start(consumer)) {
            // When
            append(new byte[] {1, 2, 3}, 1);
            append(Healths.of(GMAIL, RouteState.GOOD).build(), 2);
            // Then
            await().until(() -> !reader.board().latest().isEmpty());
            assertThat(reader.board().latest()).extracting(Route::of).containsExactly(GMAIL);
            assertThat(reader.board().undecodable()).isEqualTo(1);
            assertThat(reader.failure()).isEmpty();
        }
    }

    @Test
    void a_reader_that_cannot_go_on_says_so() {
        try (HealthReader reader = HealthReader.start(consumer)) {
            // Given
            KafkaException refused = new KafkaException("refused");
            // When
            consumer.setPollException(refused);
            // Then
            await().until(() -> reader.failure().equals(Optional.of(refused)));
            assertThat(consumer.closed()).isTrue();
        }
    }

    private void append(RouteHealth health, long second) {
        append(Topics.ROUTE_HEALTH.serde().encode(health), second);
    }

    private void append(byte[] value, long second) {
        byte[] key = "key".getBytes(StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset++,
                NOON.plusSeconds(second).toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }
}
