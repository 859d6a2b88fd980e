package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.schemas.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class HeartbeatRoundTest {
    private static final List<String> TOPICS = List.of("otp.code-sent", "otp.code-received");

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final AtomicInteger heard = new AtomicInteger();
    private Duration now = Duration.ofDays(20_000); // since 1970
    private final HeartbeatLog log = new HeartbeatLog(() -> now.toNanos(), meters, heard::incrementAndGet);
    private final InstantSource clock = () -> Instant.EPOCH.plus(now);
    private final HeartbeatRound round = new HeartbeatRound(this::producer, TOPICS, "test", clock, log);

    @Test
    void a_round_reaches_every_partition_once() {
        // When
        round.beat();

        // Then
        assertThat(sent())
                .extracting(record -> record.topic() + "/" + record.partition())
                .containsExactly("otp.code-sent/0", "otp.code-sent/1", "otp.code-received/0", "otp.code-received/1");
        assertThat(sent()).allMatch(record -> Heartbeat.isHeartbeat(record.headers()));
    }

    @Test
    void a_partition_with_a_heartbeat_under_way_is_left_out_however_long_the_outage() {
        // Given
        round.beat();
        producers.get(0).completeNext();

        // When
        for (int i = 0; i < 1_000; i++) {
            round.beat();
        }

        // Then
        assertThat(sent()).hasSize(5);
        assertThat(meters.get("otp.heartbeats")
                        .tag("result", "skipped")
                        .counter()
                        .count())
                .isEqualTo(3_999);
    }

    @Test
    void the_gap_is_that_of_the_partition_that_is_worst_off() {
        // Given
        round.beat();
        now = now.plusSeconds(1);
        acknowledgeAll();
        assertThatGap(0);

        // When
        round.beat();
        now = now.plusSeconds(7);
        producers.get(0).completeNext();

        // Then
        assertThatGap(7);
        assertThat(meters.scrape()).contains("otp_heartbeat_gap_seconds 7.0");
    }

    @Test
    void without_any_acknowledgement_the_gap_counts_from_the_start() {
        // When
        now = now.plusSeconds(12);

        // Then
        assertThatGap(12);
    }

    @Test
    void a_lost_heartbeat_is_counted_and_the_next_round_tries_again() {
        // Given
        round.beat();

        // When
        producers.get(0).errorNext(new TimeoutException("expired"));
        round.beat();

        // Then
        assertThat(sent()).hasSize(5);
        assertThat(meters.get("otp.heartbeats")
                        .tag("result", "failed")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(producers).hasSize(1);
    }

    @Test
    void who_listens_hears_of_what_is_acknowledged_and_of_nothing_else() {
        // Given
        round.beat();

        // When
        producers.get(0).completeNext();
        producers.get(0).errorNext(new TimeoutException("expired"));

        // Then
        assertThat(heard).hasValue(1);
    }

    @Test
    void a_producer_that_is_broken_for_good_is_replaced() {
        // Given
        round.beat();
        producers.get(0).sendException = new KafkaException("in an error state");
        acknowledgeAll();
        round.beat();

        // When
        round.beat();

        // Then
        assertThat(producers).hasSize(2);
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(producers.get(1).history()).hasSize(4);
    }

    @Test
    void skew_shows_as_the_worst_of_the_leaders() {
        // When
        log.acknowledged(new TopicPartition("otp.code-sent", 0), 40);
        log.acknowledged(new TopicPartition("otp.code-sent", 1), -6_000);

        // Then
        assertThat(log.worstSkew()).isEqualTo(Duration.ofSeconds(6));
        assertThat(meters.scrape()).contains("otp_leader_clock_skew_seconds 6.0");
    }

    private void assertThatGap(long seconds) {
        assertThat(log.gap()).isEqualTo(Duration.ofSeconds(seconds));
    }

    private void acknowledgeAll() {
        while (producers.get(0).completeNext()) {}
    }

    private List<ProducerRecord<byte[], byte[]>> sent() {
        return producers.get(0).history();
    }

    private MockProducer<byte[], byte[]> producer() {
        Node node = new Node(1, "k", 1);
        List<PartitionInfo> partitions = TOPICS.stream()
                .flatMap(topic -> List.of(0, 1).stream()
                        .map(partition -> new PartitionInfo(topic, partition, node, new Node[0], new Node[0])))
                .toList();
        Cluster cluster = new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(cluster, false, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }
}
