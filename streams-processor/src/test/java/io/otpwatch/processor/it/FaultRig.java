package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.topology.Names;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Horizons;
import io.otpwatch.simulator.Ledger;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.testkit.JvmProcess;
import io.otpwatch.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/**
 * A real broker, processors to torture, and the ledger that says what must come out. Its horizons are short, so that
 * codes are decided while a test runs, and trimming leaves nothing that is not needed.
 */
final class FaultRig implements AutoCloseable {
    static final int PARTITIONS = 4;
    static final Duration DEADLINE = Duration.ofSeconds(4);
    static final Duration HORIZON = Duration.ofSeconds(10);

    private final TestBroker broker = TestBroker.start();
    private final List<JvmProcess> processes = new ArrayList<>();
    private final Path folder;
    final Ledger ledger = new Ledger();

    FaultRig(Path folder) {
        this.folder = folder;
        try (Admin admin = Admin.create(kafka().admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(PARTITIONS));
        }
    }

    KafkaSettings kafka() {
        return KafkaSettings.of(broker.bootstrapServers());
    }

    /** Settings of a processor that keeps its state in the named folder. */
    Map<String, String> settings(String instance) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("state.dir", folder.resolve(instance).toString());
        settings.put("outcomes", "all");
        for (String channel : List.of("sms", "email")) {
            settings.put("deadline." + channel + ".ms", Long.toString(DEADLINE.toMillis()));
            settings.put("horizon." + channel + ".ms", Long.toString(HORIZON.toMillis()));
        }
        settings.put("trim.interval.ms", "1000");
        settings.put("trim.margin.ms", "0");
        settings.put("trim.clock.slack.ms", "2000");
        settings.put("replication.factor", "1");
        settings.put("standby.replicas", "0");
        settings.put("ops.port", "0");
        return settings;
    }

    /** Starts a processor in a JVM of its own. */
    JvmProcess processor(String instance, Map<String, String> settings) {
        List<String> args =
                settings.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
        JvmProcess process = JvmProcess.start(
                ProcessorMain.class, args, folder.resolve(instance + ".log"), List.of("-Xmx1g"));
        processes.add(process);
        return process;
    }

    JvmProcess processor(String instance) {
        return processor(instance, settings(instance));
    }

    /** Ends the traffic with all that was handed to the producer appended, so that the ledger is complete. */
    void end(Simulator simulator) {
        simulator.stop();
        Awaitility.await().until(() -> simulator.counts().underWay() == 0);
        simulator.close();
        assertThat(simulator.counts().failed()).isZero();
    }

    /** Waits until outcomes of that many codes can be read, committed. */
    void awaitOutcomes(long codes, Duration atMost) {
        Awaitility.await()
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(outcomes()).hasSizeGreaterThanOrEqualTo((int) codes));
    }

    /** Waits until every code of the ledger has an outcome, and checks that each has one, and the right one. */
    void verify(Duration atMost) {
        Map<String, OutcomeKind> expected = new HashMap<>();
        ledger.expected(new Horizons(DEADLINE, HORIZON, DEADLINE, HORIZON))
                .forEach((codeId, code) -> expected.put(codeId, code.outcome()));
        assertThat(expected).isNotEmpty();
        awaitOutcomes(expected.size(), atMost);
        List<CodeOutcome> outcomes = outcomes();
        Map<String, OutcomeKind> given = new HashMap<>();
        outcomes.forEach(outcome -> given.put(outcome.getCodeId(), outcome.getOutcome()));
        assertThat(outcomes).as("none doubled").hasSize(given.size());
        assertThat(given).as("each as the ledger has it").isEqualTo(expected);
    }

    /** What a read_committed reader finds in otp.outcomes, from beginning to end. */
    List<CodeOutcome> outcomes() {
        List<CodeOutcome> outcomes = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.OUTCOMES.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    outcomes.add(Topics.OUTCOMES.serde().decode(record.value()));
                }
            }
        }
        return outcomes;
    }

    /** The first offsets of the changelog's partitions, added up: above 0 once something was trimmed. */
    long trimmed() {
        try (Admin admin = Admin.create(kafka().admin())) {
            long sum = 0;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                TopicPartition changelog =
                        new TopicPartition(Names.changelog("otpwatch", Names.IN_FLIGHT), partition);
                sum += admin.listOffsets(Map.of(changelog, OffsetSpec.earliest()))
                        .partitionResult(changelog)
                        .get()
                        .offset();
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One heartbeat in each partition of the inputs named. */
    void heartbeat(List<String> topics) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka().producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : topics) {
                for (int partition = 0; partition < PARTITIONS; partition++) {
                    producer.send(Heartbeat.record(topic, partition));
                }
            }
        }
    }

    @Override
    public void close() {
        processes.forEach(JvmProcess::close);
        broker.close();
    }
}
