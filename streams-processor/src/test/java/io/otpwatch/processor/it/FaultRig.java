package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.topology.Names;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Topics;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
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
    static final Horizons HORIZONS = Horizons.of(DEADLINE, HORIZON);
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestBroker broker = TestBroker.start();
    private final List<JvmProcess> processes = new ArrayList<>();
    private final Path folder;
    private final Admin admin = Admin.create(kafka().admin());
    private final OutcomeReader outcomes;
    final Ledger ledger = new Ledger();

    FaultRig(Path folder) {
        this.folder = folder;
        TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(PARTITIONS));
        outcomes = new OutcomeReader(kafka());
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
    JvmProcess processor(String instance) {
        return process(ProcessorMain.class, instance, settings(instance));
    }

    JvmProcess process(Class<?> main, String instance, Map<String, String> settings) {
        List<String> args = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        JvmProcess process = JvmProcess.start(main, args, folder.resolve(instance + ".log"), List.of("-Xmx1g"));
        processes.add(process);
        return process;
    }

    /** Ends the traffic with all that was handed to the producer appended, so that the ledger is complete. */
    void end(Simulator simulator) {
        simulator.stop();
        Awaitility.await().until(() -> simulator.counts().underWay() == 0);
        simulator.close();
        assertThat(simulator.counts().failed()).isZero();
    }

    /** Waits until that many codes have an outcome that can be read, committed. */
    void awaitOutcomes(long codes) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(outcomes.read()).isGreaterThanOrEqualTo((int) codes));
    }

    int outcomesSoFar() {
        return outcomes.read();
    }

    /** Waits until the processors have committed that many positions, heartbeats among them. */
    void awaitProcessed(long records) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> processed() >= records);
    }

    /** Waits until every code of the ledger has an outcome, and checks that each has one, and the right one. */
    void verify() {
        Map<String, OutcomeKind> expected = new HashMap<>();
        ledger.expected(HORIZONS).forEach((codeId, code) -> expected.put(codeId, code.outcome()));
        assertThat(expected).isNotEmpty();
        awaitOutcomes(expected.size());
        Set<String> sentAnew = ledger.sentAnew(HORIZONS);
        assertThat(outcomes.doubled()).doesNotHaveDuplicates().isSubsetOf(sentAnew);
        Map<String, OutcomeKind> wrong = new HashMap<>(outcomes.byCode());
        wrong.entrySet().removeAll(expected.entrySet());
        assertThat(wrong).as("unlike the ledger's").isEmpty();
        assertThat(outcomes.byCode()).hasSize(expected.size());
        System.out.printf(
                "%d codes, each with its outcome; %d sent anew, %d of them with two%n",
                expected.size(), sentAnew.size(), outcomes.doubled().size());
    }

    private long processed() throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets("otpwatch").partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(position -> position == null ? 0 : position.offset())
                .sum();
    }

    /** Waits until the beginning of some changelog partition was trimmed. */
    void awaitTrimmed() {
        Awaitility.await().atMost(PATIENCE).until(() -> trimmed() > 0);
    }

    private long trimmed() throws InterruptedException, ExecutionException {
        long sum = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            TopicPartition changelog = new TopicPartition(Names.changelog("otpwatch", Names.IN_FLIGHT), partition);
            sum += admin.listOffsets(Map.of(changelog, OffsetSpec.earliest()))
                    .partitionResult(changelog)
                    .get()
                    .offset();
        }
        return sum;
    }

    void awaitAppended(Simulator simulator, long events) {
        Awaitility.await().atMost(PATIENCE).until(() -> simulator.counts().acknowledged() >= events);
    }

    /** Heartbeats each half second for so long. */
    void heartbeatUntil(List<String> topics, Duration forHowLong) {
        long until = System.currentTimeMillis() + forHowLong.toMillis();
        Awaitility.await()
                .atMost(forHowLong.plusSeconds(10))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    heartbeat(topics);
                    return System.currentTimeMillis() >= until;
                });
    }

    /** One heartbeat in each partition of the inputs named. */
    @SuppressWarnings("FutureReturnValueIgnored") // one that is lost is followed by the next
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
        outcomes.close();
        admin.close(Duration.ZERO);
        broker.close();
    }
}
