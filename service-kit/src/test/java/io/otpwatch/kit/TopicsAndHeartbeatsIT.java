package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Topics;
import io.otpwatch.testkit.TestBroker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Topics and heartbeats on a real broker; in order, as the later ones need what the earlier ones created. */
@TestMethodOrder(OrderAnnotation.class)
class TopicsAndHeartbeatsIT {
    private static TestBroker broker;
    private static KafkaSettings kafka;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = TestBroker.start();
        kafka = KafkaSettings.of(broker.bootstrapServers());
        admin = Admin.create(kafka.admin());
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    @Order(1)
    void missing_topics_are_named_then_created_and_creating_again_is_harmless() {
        // When
        List<String> before = TopicAdmin.problems(admin, Topics.all());
        TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(2));
        TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(2));

        // Then
        assertThat(before).hasSameSizeAs(Topics.all()).allMatch(problem -> problem.contains("does not exist"));
        assertThat(TopicAdmin.problems(admin, Topics.all())).isEmpty();
    }

    @Test
    @Order(2)
    void heartbeats_reach_every_partition_with_the_brokers_time() {
        try (Heartbeats heartbeats = Heartbeats.start(kafka, new SimpleMeterRegistry());
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            // Given
            Set<TopicPartition> silent = new HashSet<>(inputPartitions());
            consumer.assign(silent);
            consumer.seekToBeginning(silent);

            // Then
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    assertThat(Heartbeat.isHeartbeat(record)).isTrue();
                    assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                    silent.remove(new TopicPartition(record.topic(), record.partition()));
                });
                return silent.isEmpty();
            });
            assertThat(heartbeats.gap()).isLessThan(Duration.ofSeconds(30));
            assertThat(heartbeats.worstSkew()).isLessThan(Heartbeats.SKEW_LIMIT);
        }
    }

    @Test
    @Order(3)
    void inputs_that_were_extended_one_sided_are_refused() throws Exception {
        // When
        admin.createPartitions(Map.of("otp.code-failed", NewPartitions.increaseTo(3)))
                .all()
                .get();

        // Then
        await().untilAsserted(() -> assertThat(TopicAdmin.problems(admin, Topics.all()))
                .singleElement()
                .asString()
                .contains("different partition counts", "otp.code-failed=3"));
    }

    @Test
    @Order(4)
    void a_refusal_by_kafka_is_told_with_what_was_wanted() throws Exception {
        // Given
        admin.deleteTopics(List.of("otp.dead-letters")).all().get();

        // Then
        await().untilAsserted(() -> assertThatThrownBy(
                        () -> TopicAdmin.create(admin, List.of(Topics.DEAD_LETTERS), TopicLayout.replicated()))
                .isInstanceOf(KafkaUnavailable.class)
                .hasMessageStartingWith("Kafka could not create topic otp.dead-letters: InvalidReplicationFactor"));
    }

    private static List<TopicPartition> inputPartitions() {
        return Topics.inputs().stream()
                .flatMap(topic -> List.of(0, 1).stream().map(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
    }
}
