package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.rules.Partitions;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Topics;
import io.otpwatch.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorIT {
    private static final int PARTITIONS = 3;

    private TestBroker broker;
    private KafkaSettings kafka;

    @BeforeEach
    void start() {
        broker = TestBroker.start();
        kafka = KafkaSettings.of(broker.bootstrapServers());
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicAdmin.create(admin, Topics.inputs(), TopicLayout.singleBroker(PARTITIONS));
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void the_ledger_is_what_is_in_the_topics(@TempDir Path dir) throws Exception {
        // Given
        Ledger ledger = new Ledger();
        Path file = dir.resolve("truth.jsonl");
        SimulatorOptions options =
                new SimulatorOptions(500, 17, Scenario.parse("carrier-block:start=0s"), TrafficProfile.demo());
        SimpleMeterRegistry meters = new SimpleMeterRegistry();

        // When
        Simulator simulator;
        try (TruthWriter writer = TruthWriter.create(file)) {
            simulator = Simulator.start(options, kafka, Listeners.both(ledger, writer), meters);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(simulator.counts().acknowledged()).isGreaterThan(5_000));
            simulator.close();
        }
        SimulatorCounts counts = simulator.counts();

        // Then
        List<Appended> topics = readBack();
        Ledger reread = new Ledger();
        topics.forEach(reread::add);
        Ledger fromFile = new Ledger();
        long lines = TruthReader.read(file, fromFile);
        assertThat(simulator.truth(Instant.now())).extracting(Cause::end).containsExactly(Optional.empty());
        assertThat(counts.underWay()).isZero();
        assertThat(counts.acknowledged() + counts.failed()).isEqualTo(counts.sent());
        assertThat(topics).hasSize((int) counts.acknowledged()).hasSize((int) lines);
        assertThat(ledger.expected(Horizons.DEMO)).isEqualTo(reread.expected(Horizons.DEMO));
        assertThat(ledger.counts(Horizons.DEMO)).isEqualTo(reread.counts(Horizons.DEMO));
        assertThat(fromFile.counts(Horizons.DEMO)).isEqualTo(reread.counts(Horizons.DEMO));
        assertThat(meters.get("otp.simulator.acknowledged").functionCounter().count())
                .isEqualTo((double) counts.acknowledged());
    }

    @Test
    void a_stopped_simulator_drains() throws Exception {
        // Given
        SimulatorOptions options = SimulatorOptions.demo(0, 1);

        // Then
        try (Simulator simulator = Simulator.start(options, kafka, appended -> {})) {
            assertThat(simulator.awaitDrained(Duration.ofMillis(100))).isFalse();
            simulator.stop();
            assertThat(simulator.awaitDrained(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void a_backlog_is_appended_whole_and_by_challenge() {
        // Given
        Ledger ledger = new Ledger();
        SimulatorOptions options = new SimulatorOptions(5_000, 3, Scenario.healthy(), TrafficProfile.demo());

        // When
        Backlog backlog = Simulator.backlog(options, kafka, ledger, 20_000);

        // Then
        List<Appended> topics = readBack();
        Ledger reread = new Ledger();
        topics.forEach(reread::add);
        assertThat(backlog.counts()).isEqualTo(new SimulatorCounts(20_000, 20_000, 0));
        assertThat(topics)
                .hasSize(20_000)
                .allSatisfy(appended -> assertThat(appended.partition())
                        .isEqualTo(Partitions.of(appended.event().challengeId(), PARTITIONS)));
        assertThat(ledger.counts(Horizons.DEMO)).isEqualTo(reread.counts(Horizons.DEMO));
    }

    private List<Appended> readBack() {
        List<Appended> appended = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.inputs().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (!Heartbeat.isHeartbeat(record)) {
                        appended.add(
                                new Appended(event(record), record.timestamp(), record.partition(), record.offset()));
                    }
                }
            }
            assertThat(ends.values().stream().collect(Collectors.summingLong(Long::longValue)))
                    .as("heartbeats beside the events")
                    .isGreaterThan(appended.size());
        }
        return appended;
    }

    private static SimulatedEvent event(ConsumerRecord<byte[], byte[]> record) {
        Instant at = Instant.EPOCH;
        return switch (record.topic()) {
            case "otp.code-sent" ->
                new SimulatedEvent.Send(at, Topics.CODE_SENT.serde().decode(record.value()));
            case "otp.code-received" ->
                new SimulatedEvent.Evidence(at, Topics.CODE_RECEIVED.serde().decode(record.value()));
            default -> new SimulatedEvent.Failure(at, Topics.CODE_FAILED.serde().decode(record.value()));
        };
    }
}
