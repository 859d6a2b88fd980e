package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.INCIDENTS.name(), 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    @Test
    void what_comes_is_added_to_what_came_and_what_is_no_incident_is_counted() {
        // Given
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.seekToBeginning(List.of(PARTITION));
        try (IncidentReader reader = new IncidentReader(consumer)) {
            append(encoded("i-1"));
            assertThat(reader.read(Duration.ZERO)).hasSize(1);
            // When
            append(new byte[] {1, 2, 3});
            append(null);
            append(encoded("i-2"));
            // Then
            assertThat(reader.read(Duration.ZERO)).hasSize(2);
            assertThat(reader.undecodable()).isEqualTo(1);
        }
        assertThat(consumer.closed()).isTrue();
    }

    private static byte[] encoded(String id) {
        return Topics.INCIDENTS
                .serde()
                .encode(open(id, 1, Cause.PROVIDER_OUTAGE, "provider", "ses", 130)
                        .record());
    }

    private void append(byte @Nullable [] value) {
        byte[] key = "i".getBytes(StandardCharsets.UTF_8);
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset++, key, value));
    }
}
