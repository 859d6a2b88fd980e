package io.otpwatch.standalone.health;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.GMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
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
    void health_stands_on_the_board() {
        try (HealthReader reader = HealthReader.start(consumer)) {
            // When
            append(Healths.of(CARRIER, RouteState.BAD).build());
            // Then
            await().until(() -> !reader.board().latest().isEmpty());
            assertThat(reader.board().latest())
                    .extracting(RouteHealth::getState)
                    .containsExactly(RouteState.BAD);
        }
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void a_record_that_is_no_health_is_counted_and_the_rest_goes_on() {
        try (HealthReader reader = HealthReader.start(consumer)) {
            // When
            append(new byte[] {1, 2, 3});
            append(Healths.of(GMAIL, RouteState.GOOD).build());
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
            assertThatThrownBy(reader::requireAlive)
                    .isInstanceOf(CannotRun.class)
                    .hasMessage("the health of routes cannot be read: refused");
            assertThat(consumer.closed()).isTrue();
        }
    }

    private void append(RouteHealth health) {
        append(Topics.ROUTE_HEALTH.serde().encode(health));
    }

    private void append(byte[] value) {
        byte[] key = "key".getBytes(StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset++, key, value));
    }
}
