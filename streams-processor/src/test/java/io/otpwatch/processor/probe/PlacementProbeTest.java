package io.otpwatch.processor.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.processor.decode.WriterSchemas;
import io.otpwatch.processor.topology.Events;
import io.otpwatch.rules.Partitions;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementProbeTest {
    private static final long START = 1_700_000_000_000L;
    private static final int PARTITIONS = 4;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final PlacementProbe probe = new PlacementProbe(() -> consumer, PARTITIONS, WriterSchemas.NONE, meters);
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    @BeforeEach
    void logs() {
        for (Topic<?> topic : Topics.inputs()) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                ends.put(new TopicPartition(topic.name(), partition), 0L);
            }
        }
        consumer.updateBeginningOffsets(new HashMap<>(ends));
    }

    @AfterEach
    void close() {
        probe.close();
    }

    @Test
    void records_where_they_belong_give_no_warning() {
        // When
        for (int i = 0; i < 50; i++) {
            String id = "c-" + i;
            put(Topics.CODE_SENT, home(id), Events.sent(id, "code-" + i, START));
            put(Topics.CODE_RECEIVED, home(id), Events.delivered(id, "code-" + i, START));
        }
        look();

        // Then
        assertThat(probe.last().challenges()).isEqualTo(50);
        assertThat(probe.last().met()).isEqualTo(50);
        assertThat(probe.warning()).isEmpty();
        assertThat(gauge()).isZero();
    }

    @Test
    void evidence_in_other_partitions_than_its_sends_is_found_and_its_topic_named() {
        // When
        for (int i = 0; i < 50; i++) {
            String id = "c-" + i;
            put(Topics.CODE_SENT, home(id), Events.sent(id, "code-" + i, START));
            int elsewhere = i < 10 ? (home(id) + 1) % PARTITIONS : home(id);
            put(Topics.CODE_RECEIVED, elsewhere, Events.delivered(id, "code-" + i, START));
        }
        look();

        // Then
        assertThat(probe.last().apart()).isEqualTo(10);
        assertThat(gauge()).isEqualTo(10);
        assertThat(probe.warning().orElseThrow())
                .startsWith("10 of 50 challenges looked at have records in [otp.code-received]")
                .contains("10 of 50 have sends and evidence in different partitions", "murmur2_random")
                .doesNotContain("c-1");
    }

    @Test
    void one_record_alone_shows_that_it_stands_in_another_partition() {
        // When
        put(Topics.CODE_FAILED, (home("c-1") + 1) % PARTITIONS, Events.filtered("c-1", "code-a", START));
        look();

        // Then
        assertThat(probe.last().misplaced()).isEqualTo(1);
        assertThat(probe.last().topics()).containsExactly("otp.code-failed");
    }

    @Test
    void only_the_newest_records_of_a_partition_are_read() {
        // Given
        TopicPartition partition = new TopicPartition("otp.code-sent", home("c-1"));
        ends.put(partition, 1_000_000L);
        consumer.updateBeginningOffsets(new HashMap<>(Map.of(partition, 0L)));

        // When
        put(Topics.CODE_SENT, home("c-1"), Events.sent("c-1", "code-a", START));
        byte[] old = Topics.CODE_SENT.serde().encode(Events.sent("c-2", "code-b", START));
        consumer.schedulePollTask(() ->
                consumer.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), 10, null, old)));
        look();

        // Then
        assertThat(probe.last().challenges()).isEqualTo(1);
    }

    @Test
    void what_cannot_be_read_is_passed_over_and_an_unreachable_kafka_leaves_what_was_known() {
        // Given
        put(Topics.CODE_FAILED, (home("c-1") + 1) % PARTITIONS, Events.filtered("c-1", "code-a", START));
        raw(Topics.CODE_SENT, 0, new byte[] {1, 2, 3});
        look();

        // When
        new PlacementProbe(
                        () -> {
                            throw new KafkaException("no route");
                        },
                        PARTITIONS,
                        WriterSchemas.NONE,
                        new SimpleMeterRegistry())
                .look();

        // Then
        assertThat(probe.last().challenges()).isEqualTo(1);
        assertThat(probe.warning()).isPresent();
    }

    private static int home(String challengeId) {
        return Partitions.of(challengeId, PARTITIONS);
    }

    private <T extends SpecificRecord> void put(Topic<T> topic, int partition, T event) {
        raw(topic, partition, topic.serde().encode(event));
    }

    private void raw(Topic<?> topic, int partition, byte[] value) {
        TopicPartition where = new TopicPartition(topic.name(), partition);
        long offset = ends.merge(where, 1L, Long::sum) - 1;
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(topic.name(), partition, offset, null, value)));
    }

    private void look() {
        consumer.updateEndOffsets(ends);
        probe.look();
    }

    private double gauge() {
        return meters.get("otp.misplaced.challenges").gauge().value();
    }
}
