package io.otpwatch.standalone.levers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.Lever;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeverTopicTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CONFIG.name(), 0);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long offset;

    @Test
    void the_topic_is_read_to_its_end_and_what_is_bad_is_named() {
        // Given
        consumer.assign(List.of(PARTITION));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        add("budget\t", lever("budget", "", Map.of("perMonth", "2")));
        add("known-domain\ta.example", lever("known-domain", "a.example", Map.of()));
        add("min-severity\t", lever("min-severity", "", Map.of("severity", "MAJOR")));
        add("budget\t", lever("budget", "", Map.of("perMonth", "many")));
        add("known-domain\ta.example", null);
        add("pin\tx", new byte[] {1, 2, 3});
        add(
                "maintenance\tprovider=twilio\t1767268800000",
                lever(
                        "maintenance",
                        "provider=twilio",
                        Map.of("from", "1767268800000", "to", "1767272400000", "reason", "migration")));
        consumer.updateEndOffsets(Map.of(PARTITION, offset));
        // When
        InForce inForce = LeverTopic.read(consumer);
        // Then
        assertThat(inForce.lines().subList(0, 4))
                .containsExactly(
                        "budget perMonth=2",
                        "maintenance --scope provider=twilio from=2026-01-01T12:00:00Z reason=\"migration\""
                                + " to=2026-01-01T13:00:00Z",
                        "min-severity severity=MAJOR",
                        "refused: budget : perMonth: expected a number above 0, at most 1000; was 4 characters that are no"
                                + " number");
        assertThat(inForce.lines()).hasSize(5);
        assertThat(inForce.lines().get(4)).startsWith("refused: pin x: ");
        assertThat(inForce.levers().budget()).hasValue(2);
        assertThat(inForce.keys("maintenance", "provider=twilio", Map.of()))
                .containsExactly("maintenance\tprovider=twilio\t1767268800000");
        assertThat(inForce.keys("maintenance", "provider=twilio", Map.of("from", "1")))
                .isEmpty();
        assertThat(inForce.keys("pin", "x", Map.of())).containsExactly("pin\tx");
    }

    @Test
    void nothing_set_is_said() {
        assertThat(new InForce().lines()).containsExactly("nothing is set: the defaults hold");
    }

    @Test
    void a_missing_topic_is_told() {
        assertThatThrownBy(() -> LeverTopic.read(consumer))
                .isInstanceOf(CannotRun.class)
                .hasMessage("topic otp.config does not exist: ./otpwatch topics creates it");
    }

    @Test
    void times_are_taken_as_people_type_them() {
        assertThat(LeverTimes.resolved(
                        Map.of("from", "now", "to", "+2h", "since", "2026-01-01T13:00+01:00", "reason", "now"), NOON))
                .containsOnly(
                        Map.entry("from", "1767268800000"),
                        Map.entry("to", "1767276000000"),
                        Map.entry("since", "1767268800000"),
                        Map.entry("reason", "now"));
        assertThatThrownBy(() -> LeverTimes.resolved(Map.of("to", "tomorrow"), NOON))
                .hasMessage("to: expected a time like now, +2h or 2026-03-01T22:00Z; was 8 characters");
    }

    private void add(String key, byte @Nullable [] value) {
        consumer.addRecord(
                new ConsumerRecord<>(PARTITION.topic(), 0, offset++, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static byte[] lever(String name, String scope, Map<String, String> fields) {
        return Topics.CONFIG.serde().encode(new Lever(name, scope, fields, 0L));
    }
}
