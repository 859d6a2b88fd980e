package io.otpwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class WholeTopicTest {
    private static final TopicPartition FIRST = new TopicPartition(Topics.INCIDENTS.name(), 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.INCIDENTS.name(), 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> read = new ArrayList<>();

    @Test
    void every_partition_is_read_to_where_it_ended_when_reading_began() {
        // Given
        assign(1, 2);
        consumer.schedulePollTask(() -> append(FIRST, 0));
        consumer.schedulePollTask(() -> {});
        consumer.schedulePollTask(() -> append(SECOND, 1)); // before it stands a record of a transaction
        consumer.schedulePollTask(() -> append(SECOND, 2));
        // When
        readToEnd();
        // Then
        assertThat(read).containsExactly(0L, 1L);
    }

    @Test
    void what_never_comes_is_waited_for_so_long_and_no_longer() {
        // Given
        assign(1, 0);
        // Then
        assertThatThrownBy(() -> WholeTopic.readToEnd(consumer, Topics.INCIDENTS, Duration.ofMillis(5), record -> {}))
                .isInstanceOf(TimeoutException.class)
                .hasMessageStartingWith("nothing came for ");
    }

    @Test
    void a_missing_topic_is_told() {
        assertThatThrownBy(this::readToEnd)
                .isInstanceOf(CannotRun.class)
                .hasMessage("topic otp.incidents does not exist: ./otpwatch topics creates it");
    }

    @Test
    void who_waits_for_kafka_does_so_for_15_seconds_unless_told_otherwise() {
        // Given
        KafkaSettings told = KafkaSettings.of("kafka:9092", Map.of("max.block.ms", "9"));
        // When
        KafkaSettings impatient = Impatient.of(told, "default.api.timeout.ms", "max.block.ms");
        // Then
        assertThat(impatient.bootstrap()).isEqualTo("kafka:9092");
        assertThat(impatient.common())
                .containsEntry("max.block.ms", "9")
                .containsEntry("default.api.timeout.ms", "15000");
    }

    private void readToEnd() {
        WholeTopic.readToEnd(consumer, Topics.INCIDENTS, Impatient.PATIENCE, record -> read.add(record.offset()));
    }

    private void assign(long firstEnd, long secondEnd) {
        consumer.assign(List.of(FIRST, SECOND));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        consumer.seekToBeginning(List.of(FIRST, SECOND));
        consumer.updateEndOffsets(Map.of(FIRST, firstEnd, SECOND, secondEnd));
    }

    private void append(TopicPartition partition, long offset) {
        consumer.addRecord(
                new ConsumerRecord<>(partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
    }
}
