package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Appended;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.SimulatedEvent;
import io.otpwatch.simulator.TrafficModel;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half an hour of traffic, ninety horizons, waits for a processor that has little memory. So that the test need not wait
 * for half an hour, the inputs take their append times from the test: it writes each event, and the heartbeats, with the
 * time at which it would have been appended.
 */
class BacklogIT {
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(8), Duration.ofSeconds(20));
    private static final Duration SPAN = HORIZONS.longest().multipliedBy(90);
    private static final int EVENTS_MIN = 5_000_000;
    private static final double SENDS_PER_SECOND = 1_100;
    private static final long SECOND_MS = 1_000;
    /** One challenge in so many is compared with the ledger, which would else not fit into the test's memory. */
    private static final int SAMPLE = 16;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = System.nanoTime();
    private final Set<Long> codes = new HashSet<>();
    private long nextOffset;
    private long codesSent;

    @Test
    void five_million_events_over_ninety_horizons_with_a_heap_of_256_mb() throws Exception {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder, HORIZONS, TestBroker.start())) {
            // Given
            takeAppendTimesFromTheTest(rig);
            long events = fill(rig);
            assertThat(events).isGreaterThanOrEqualTo(EVENTS_MIN);

            // When
            long startedAt = System.currentTimeMillis();
            rig.process(BareProcessorMain.class, "one", rig.settings("one"), "256m");
            Map<String, OutcomeKind> sampled = outcomes(rig);

            // Then
            System.out.printf(
                    "%d events, %d codes: %d s%n", events, codesSent, (System.currentTimeMillis() - startedAt) / 1000);
            Map<String, Expected> expected = rig.ledger.expected(HORIZONS);
            assertThat(sampled).hasSameSizeAs(expected);
            expected.forEach((codeId, code) -> assertThat(sampled).containsEntry(codeId, code.outcome()));
            awaitTotals(rig);
        }
    }

    private static void takeAppendTimesFromTheTest(FaultRig rig) throws Exception {
        AlterConfigOp createTime = new AlterConfigOp(
                new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime"), AlterConfigOp.OpType.SET);
        rig.admin()
                .incrementalAlterConfigs(Topics.inputs().stream()
                        .collect(Collectors.toMap(
                                topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                                topic -> List.of(createTime))))
                .all()
                .get();
    }

    /** Returns how many events were written. */
    private long fill(FaultRig rig) {
        Instant start = Instant.now().minus(SPAN).minusSeconds(120);
        TrafficModel model =
                new TrafficModel(TrafficProfile.demo().atRate(SENDS_PER_SECOND), Scenario.healthy(), seed, start);
        long end = start.plus(SPAN).toEpochMilli();
        long beatAt = start.toEpochMilli();
        long events = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(rig.kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            while (true) {
                SimulatedEvent event = model.next().orElseThrow();
                long at = event.at().toEpochMilli();
                for (; beatAt <= at; beatAt += SECOND_MS) {
                    beat(producer, beatAt);
                }
                if (at > end) {
                    break;
                }
                write(rig, producer, event, at);
                events++;
            }
            // Until everything is decided and given up.
            for (long until = end + 5 * HORIZONS.longest().toMillis(); beatAt <= until; beatAt += SECOND_MS) {
                beat(producer, beatAt);
            }
        }
        return events;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // closing the producer waits, and a lost one shows
    private void write(FaultRig rig, KafkaProducer<byte[], byte[]> producer, SimulatedEvent event, long at) {
        byte[] key = event.challengeId().getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(event.topic().name(), null, at, key, event.encode()));
        if (event instanceof SimulatedEvent.Send send
                && codes.add(hash(send.sent().getCodeId()))) {
            codesSent++;
        }
        if (isSampled(event.challengeId())) {
            rig.ledger.add(new Appended(event, at, 0, nextOffset++));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // one that is lost is followed by the next
    private static void beat(KafkaProducer<byte[], byte[]> producer, long at) {
        for (Topic<?> topic : Topics.inputs()) {
            for (int partition = 0; partition < FaultRig.PARTITIONS; partition++) {
                ProducerRecord<byte[], byte[]> beat = Heartbeat.record(topic.name(), partition);
                producer.send(new ProducerRecord<>(topic.name(), partition, at, null, null, beat.headers()));
            }
        }
    }

    /** Waits until there are as many outcomes as codes, each of another code; returns those of sampled challenges. */
    private Map<String, OutcomeKind> outcomes(FaultRig rig) {
        Map<String, OutcomeKind> sampled = new HashMap<>();
        Set<Long> seen = new HashSet<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(rig.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.OUTCOMES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofMinutes(10)).pollInSameThread().until(() -> {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(200));
                for (; !records.isEmpty(); records = consumer.poll(Duration.ofMillis(200))) {
                    records.forEach(record -> remember(record, seen, sampled));
                }
                return seen.size() >= codesSent;
            });
        }
        return sampled;
    }

    private static void remember(
            ConsumerRecord<byte[], byte[]> record, Set<Long> seen, Map<String, OutcomeKind> sampled) {
        CodeOutcome outcome = Topics.OUTCOMES.serde().decode(record.value());
        assertThat(seen.add(hash(outcome.getCodeId())))
                .as("first outcome of %s", outcome.getCodeId())
                .isTrue();
        if (isSampled(outcome.getChallengeId())) {
            sampled.put(outcome.getCodeId(), outcome.getOutcome());
        }
    }

    /** The second stage has it all too. */
    private void awaitTotals(FaultRig rig) {
        Awaitility.await().atMost(FaultRig.PATIENCE).untilAsserted(() -> {
            Map<Route, RouteHealth> healths = rig.healths().read();
            long sent = 0;
            long due = 0;
            long decided = 0;
            for (RouteHealth health : healths.values()) {
                var totals = health.getTotals();
                sent += totals.getSent();
                due += totals.getDueInTime()
                        + totals.getDueRecipient()
                        + totals.getDueFailed()
                        + totals.getDueOverdue();
                decided += totals.getReceived()
                        + totals.getMissing()
                        + totals.getFailedRecipient()
                        + totals.getFailedOperator()
                        + totals.getFailedSender()
                        + totals.getFailedProvider()
                        + totals.getFailedUnknown();
                assertThat(health.getRepeats() + health.getGaps()).isZero();
            }
            assertThat(List.of(sent, due, decided)).containsOnly(codesSent);
        });
    }

    private static boolean isSampled(String challengeId) {
        return Math.floorMod(challengeId.hashCode(), SAMPLE) == 0;
    }

    /** FNV-1a, 64 bits: of two million ids the chance that two share one is one in ten million. */
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
