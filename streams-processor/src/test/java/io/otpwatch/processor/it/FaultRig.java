package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.topology.Names;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.Ledger;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.testkit.JvmProcess;
import io.otpwatch.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
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

    private final List<JvmProcess> processes = new ArrayList<>();
    private final Path folder;
    private final Horizons horizons;
    private final String bootstrapServers;
    private final Runnable stopBroker;
    private final Admin admin;
    private final OutcomeReader outcomes;
    private final HealthReader healths;
    final Ledger ledger = new Ledger();

    FaultRig(Path folder) {
        this(folder, HORIZONS, TestBroker.start());
    }

    FaultRig(Path folder, Horizons horizons, TestBroker broker) {
        this(folder, horizons, broker.bootstrapServers(), broker::close, TopicLayout.singleBroker(PARTITIONS));
    }

    /** {@code stopBroker} is called when the rig closes. */
    FaultRig(Path folder, Horizons horizons, String bootstrapServers, Runnable stopBroker, TopicLayout layout) {
        this.folder = folder;
        this.horizons = horizons;
        this.bootstrapServers = bootstrapServers;
        this.stopBroker = stopBroker;
        admin = Admin.create(kafka().admin());
        TopicAdmin.create(admin, Topics.all(), layout);
        outcomes = new OutcomeReader(kafka());
        healths = new HealthReader(kafka());
    }

    KafkaSettings kafka() {
        return KafkaSettings.of(bootstrapServers);
    }

    /** Settings of a processor that keeps its state in the named folder. */
    Map<String, String> settings(String instance) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("kafka.bootstrap.servers", bootstrapServers);
        settings.put("state.dir", folder.resolve(instance).toString());
        settings.put("outcomes", "all");
        settings.put("deadline.sms.ms", Long.toString(horizons.smsDeadline().toMillis()));
        settings.put("horizon.sms.ms", Long.toString(horizons.smsHorizon().toMillis()));
        settings.put("deadline.email.ms", Long.toString(horizons.emailDeadline().toMillis()));
        settings.put("horizon.email.ms", Long.toString(horizons.emailHorizon().toMillis()));
        settings.put("trim.interval.ms", "1000");
        settings.put("trim.margin.ms", "0");
        settings.put("snapshot.interval.ms", "3000");
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
        return process(main, instance, settings, "1g");
    }

    /** {@code heap}: the most that the JVM may take, as -Xmx has it. */
    JvmProcess process(Class<?> main, String instance, Map<String, String> settings, String heap) {
        List<String> args = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        JvmProcess process = JvmProcess.start(main, args, folder.resolve(instance + ".log"), List.of("-Xmx" + heap));
        processes.add(process);
        return process;
    }

    /** Ends the traffic with all that was handed to the producer appended, so that the ledger is complete. */
    void end(Simulator simulator) {
        simulator.stop();
        Awaitility.await().atMost(PATIENCE).until(() -> simulator.counts().underWay() == 0);
        simulator.close();
        assertThat(simulator.counts().failed()).isZero();
    }

    /**
     * All states that routes have been in up to now, each with the first health that said so. To be asked while there is
     * traffic: the last codes are never entered, as nobody is left to enter them, and routes are rightly called BAD for it.
     */
    Map<RouteState, RouteHealth> statesSeenSoFar() {
        long now = System.currentTimeMillis();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> healths.read().values().stream()
                        .map(RouteHealth::getWatermark)
                        .anyMatch(watermark -> watermark != null && watermark >= now));
        return healths.statesSeen();
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

    /** Waits until health that was published after {@code sinceMs} can be read, ms since 1970 by the broker's clock. */
    void awaitHealthSince(long sinceMs) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            healths.read();
            return healths.lastPublishedAtMs() > sinceMs;
        });
    }

    /** Waits until the processors have committed that many positions, heartbeats among them. */
    void awaitProcessed(long records) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> processed() >= records);
    }

    /** As {@link #verifyOutcomes}, and each route has the ledger's totals. */
    void verify() {
        verifyOutcomes();
        verifyRoutes(ledger.sentAnew(horizons));
    }

    /** Waits until every code of the ledger has an outcome, and checks that each has one, and the right one. */
    void verifyOutcomes() {
        Map<String, OutcomeKind> expected = new HashMap<>();
        ledger.expected(horizons).forEach((codeId, code) -> expected.put(codeId, code.outcome()));
        assertThat(expected).isNotEmpty();
        awaitOutcomes(expected.size());
        Set<String> sentAnew = ledger.sentAnew(horizons);
        assertThat(outcomes.doubled()).doesNotHaveDuplicates().isSubsetOf(sentAnew);
        Map<String, OutcomeKind> wrong = new HashMap<>(outcomes.byCode());
        wrong.entrySet().removeAll(expected.entrySet());
        assertThat(wrong).as("unlike the ledger's").isEmpty();
        assertThat(outcomes.byCode()).hasSize(expected.size());
        System.out.printf(
                "%d codes, each with its outcome; %d sent anew, %d of them with two%n",
                expected.size(), sentAnew.size(), outcomes.doubled().size());
    }

    /**
     * Waits until every route's totals are the ledger's, and checks that no batch of deltas came twice or never. A code
     * that was sent anew counts as two, so routes that had some are left out.
     */
    private void verifyRoutes(Set<String> sentAnew) {
        Map<String, Expected> codes = ledger.expected(horizons);
        Set<Route> spoiled = sentAnew.stream()
                .map(codeId -> Objects.requireNonNull(codes.get(codeId)).route())
                .collect(Collectors.toSet());
        Map<Route, Map<Count, Long>> expected = new HashMap<>();
        ledger.counts(horizons).forEach((route, counts) -> expected.put(route, RouteLedger.nonZero(counts.counts())));
        expected.values().removeIf(Map::isEmpty);
        expected.keySet().removeAll(spoiled);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            Map<Route, Map<Count, Long>> found = RouteLedger.of(healths.read());
            found.keySet().removeAll(spoiled);
            assertThat(differing(found, expected)).isEmpty();
        });
        assertThat(healths.read().values())
                .allSatisfy(health ->
                        assertThat(health.getRepeats() + health.getGaps()).isZero());
        System.out.printf(
                "%d routes, each with the ledger's %d counts; %d left out%n",
                expected.size(), Count.values().length, spoiled.size());
    }

    /** Routes of which a count differs, with what was found and what was expected. */
    private static List<String> differing(Map<Route, Map<Count, Long>> found, Map<Route, Map<Count, Long>> expected) {
        Set<Route> all = new HashSet<>(found.keySet());
        all.addAll(expected.keySet());
        return all.stream()
                .filter(route -> !Objects.equals(found.get(route), expected.get(route)))
                .map(route -> route + ": " + found.get(route) + " instead of " + expected.get(route))
                .toList();
    }

    Admin admin() {
        return admin;
    }

    HealthReader healths() {
        return healths;
    }

    private long processed() throws InterruptedException, ExecutionException {
        return admin.listConsumerGroupOffsets("otpwatch").partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> !entry.getKey().topic().equals(Topics.ROUTE_DELTAS.name()))
                .mapToLong(
                        entry -> entry.getValue() == null ? 0 : entry.getValue().offset())
                .sum();
    }

    /** Waits until the beginning of some changelog partition was trimmed. */
    void awaitTrimmed() {
        Awaitility.await().atMost(PATIENCE).until(() -> trimmed() > 0);
    }

    private long trimmed() throws InterruptedException, ExecutionException {
        long sum = 0;
        for (int partition = 0; partition < PARTITIONS; partition++) {
            sum += beginning(Names.changelog("otpwatch", Names.IN_FLIGHT), partition);
        }
        return sum;
    }

    /** Waits until the beginnings of the routes' changelog and of the deltas were trimmed in some partition. */
    void awaitRoutesTrimmed() {
        Awaitility.await().atMost(PATIENCE).until(() -> {
            long changelog = 0;
            long deltas = 0;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                changelog += beginning(Names.changelog("otpwatch", Names.ROUTES), partition);
                deltas += beginning(Topics.ROUTE_DELTAS.name(), partition);
            }
            return changelog > 0 && deltas > 0;
        });
    }

    /** The offset at which a log ends now. */
    long end(String topic, int partition) throws InterruptedException, ExecutionException {
        TopicPartition log = new TopicPartition(topic, partition);
        return admin.listOffsets(Map.of(log, OffsetSpec.latest()))
                .partitionResult(log)
                .get()
                .offset();
    }

    /** The offset at which a log begins now. */
    long beginning(String topic, int partition) throws InterruptedException, ExecutionException {
        TopicPartition log = new TopicPartition(topic, partition);
        return admin.listOffsets(Map.of(log, OffsetSpec.earliest()))
                .partitionResult(log)
                .get()
                .offset();
    }

    /** Lets append times go on: what is tested is time. */
    static void pass(Duration time) {
        long until = System.currentTimeMillis() + time.toMillis();
        Awaitility.await()
                .atMost(time.plusSeconds(10))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> System.currentTimeMillis() >= until);
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
        healths.close();
        admin.close(Duration.ZERO);
        stopBroker.run();
    }
}
