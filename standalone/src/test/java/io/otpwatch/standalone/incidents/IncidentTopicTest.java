package io.otpwatch.standalone.incidents;

import static io.otpwatch.standalone.incidents.MadeIncident.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IncidentTopicTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.INCIDENTS.name(), 0);
    private static final MadeIncident LATER = open("i-1", 3, Cause.PENDING, "provider", "ses", 130);
    private static final MadeIncident OVER = open("i-2", 2, Cause.SLOW_ROUTE, "operator", "google", 60);
    private static final MadeIncident FIRST = open("i-3", 1, Cause.MAILBOX_DROP, "operator", "yahoo", 20);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<byte @Nullable []> values = new ArrayList<>();

    @Test
    void open_incidents_are_said_as_they_were_said_last_the_oldest_first() {
        // Given
        append(FIRST.record());
        append(OVER.record());
        append(LATER.record());
        append(OVER.ended(4, IncidentPhase.RESOLVED, 200).record());
        append(open("i-1", 5, Cause.PROVIDER_OUTAGE, "provider", "ses", 130).record());
        // When
        List<String> lines = read().lines(false);
        // Then
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"id\":\"i-3\",\"sequence\":1,\"phase\":\"OPEN\",")
                .contains("\"scope\":{\"operator\":\"yahoo\"}", "\"openedAt\":\"2026-03-01T12:00:20Z\"")
                .doesNotContain("\n");
        assertThat(lines.get(1)).startsWith("{\"id\":\"i-1\",\"sequence\":5,").contains("\"PROVIDER_OUTAGE\"");
    }

    @Test
    void all_are_also_those_that_are_over() {
        // Given
        append(LATER.ended(4, IncidentPhase.FOLDED, 200).record());
        append(OVER.ended(5, IncidentPhase.RESOLVED, 300).record());
        append(FIRST.record());
        // When
        IncidentTopic topic = read();
        // Then
        assertThat(topic.incidents()).extracting(Incident::getId).containsExactly("i-3", "i-2", "i-1");
        assertThat(topic.lines(true)).hasSize(3);
        assertThat(topic.lines(false)).hasSize(1);
    }

    @Test
    void an_open_incident_is_not_forgotten_however_many_came_later() {
        // Given
        append(FIRST.record());
        for (int i = 0; i < SeenIncidents.INCIDENTS_MAX; i++) {
            append(open("i-later-" + i, i + 2, Cause.PENDING, "domain", "d" + i, 30)
                    .ended(i + 2, IncidentPhase.RESOLVED, 90)
                    .record());
        }
        // Then
        assertThat(read().lines(false)).hasSize(1);
    }

    @Test
    void records_that_are_no_incidents_are_counted() {
        // Given
        append(new byte[] {1, 2, 3});
        append(FIRST.record());
        append((byte[]) null); // deleted
        // When
        IncidentTopic topic = read();
        // Then
        assertThat(topic.lines(false)).hasSize(1);
        assertThat(topic.undecodable()).isEqualTo(1);
    }

    private IncidentTopic read() {
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, (long) values.size()));
        for (int i = 0; i < values.size(); i++) {
            byte[] key = "i".getBytes(StandardCharsets.UTF_8);
            consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), 0, i, key, values.get(i)));
        }
        return IncidentTopic.read(consumer);
    }

    private void append(Incident record) {
        append(Topics.INCIDENTS.serde().encode(record));
    }

    private void append(byte @Nullable [] value) {
        values.add(value);
    }
}
