package io.otpwatch.processor.topology;

import io.otpwatch.events.Advice;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Verdicts;
import io.otpwatch.processor.incident.IncidentSettings;
import io.otpwatch.processor.lockouts.LockoutRule;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.ChangelogTrimmer;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.SimulatedEvent;
import io.otpwatch.simulator.TrafficModel;
import io.otpwatch.simulator.TrafficProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Queue;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** Simulated traffic through the whole graph, as fast as it goes. */
final class SimulatedRun implements AutoCloseable {
    static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);

    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Advice> advice = new ArrayList<>();
    private final TrafficModel model;
    private final TopologyTestDriver driver;
    private final Queue<Waiting> waiting = new PriorityQueue<>(
            Comparator.comparing((Waiting each) -> each.record().getRecordTime()));
    private Predicate<String> hanging = topic -> false;
    private Instant hangsFrom = Instant.MAX;
    private Instant hangsUntil = Instant.MIN;
    private Instant now = START;

    SimulatedRun(String scenario, double rate, long seed, Path stateDir) {
        this(TrafficProfile.demo().atRate(rate), scenario, seed, Horizons.DEMO, stateDir);
    }

    SimulatedRun(TrafficProfile profile, String scenario, long seed, Horizons horizons, Path stateDir) {
        model = new TrafficModel(profile, Scenario.parse(scenario), seed, START);
        WatchTopology.Settings settings = new WatchTopology.Settings(
                horizons,
                OutcomePolicy.OFF,
                false,
                false,
                LockoutRule.DEFAULT,
                IncidentSettings.DEFAULT,
                KnownDomains.shipped(),
                new WatchTopology.Layout(1, 1),
                new WatchTopology.Trim(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(5)));
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put("processing.exception.handler.global.enabled", true);
        driver = new TopologyTestDriver(
                new WatchTopology(
                                settings,
                                ChangelogTrimmer.NONE,
                                WatchMetrics.NONE,
                                new TaskStatuses(InstantSource.fixed(START)),
                                new AsStreamsDoes())
                        .build(),
                properties,
                START);
        for (Topic<?> topic : List.of(Topics.CODE_SENT, Topics.CODE_RECEIVED, Topics.CODE_FAILED)) {
            inputs.put(
                    topic.name(),
                    driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    /** Goes on until so long after the start. */
    void until(Duration end) {
        while (now.isBefore(START.plus(end))) {
            now = now.plusSeconds(1);
            for (SimulatedEvent event : model.until(now)) {
                byte[] value = event.encode();
                append(event.topic().name(), new TestRecord<>(null, value, new RecordHeaders(), event.at()));
            }
            for (String topic : inputs.keySet()) {
                append(
                        topic,
                        new TestRecord<>(null, null, Heartbeat.record(topic, 0).headers(), now));
            }
            driver.advanceWallClockTime(Duration.ofSeconds(1));
            incidents.addAll(read(Topics.INCIDENTS));
            advice.addAll(read(Topics.ADVICE));
        }
    }

    /** What was told to the localising task since the last call. */
    List<Verdicts> verdicts() {
        return read(Topics.VERDICTS);
    }

    /** All records so far. */
    List<Incident> incidents() {
        return incidents;
    }

    List<Advice> advice() {
        return advice;
    }

    /** What is read from a topic since the last call. */
    <T extends SpecificRecord> List<T> read(Topic<T> topic) {
        return driver.createOutputTopic(
                        topic.name(), new ByteArrayDeserializer(), topic.serde().deserializer())
                .readValuesToList();
    }

    /**
     * Meanwhile the broker takes nothing into the topics of these names. What waits is appended when it is over, in order,
     * five times as quickly as it came.
     */
    void hang(Predicate<String> topics, Duration from, Duration until) {
        hanging = topics;
        hangsFrom = START.plus(from);
        hangsUntil = START.plus(until);
    }

    private void append(String topic, TestRecord<byte[], byte[]> record) {
        Instant at = record.getRecordTime();
        while (!waiting.isEmpty() && !waiting.element().record().getRecordTime().isAfter(at)) {
            Waiting next = waiting.remove();
            input(next.topic(), next.record());
        }
        Instant appendedAt = at.isAfter(hangsFrom) && hanging.test(topic)
                ? hangsUntil.plus(Duration.between(hangsFrom, at).dividedBy(5))
                : at;
        if (appendedAt.isAfter(at)) {
            waiting.add(new Waiting(topic, new TestRecord<>(null, record.value(), record.headers(), appendedAt)));
        } else {
            input(topic, record);
        }
    }

    private record Waiting(String topic, TestRecord<byte[], byte[]> record) {}

    private void input(String topic, TestRecord<byte[], byte[]> record) {
        Objects.requireNonNull(inputs.get(topic)).pipeInput(record);
    }

    @Override
    public void close() {
        driver.close();
    }
}
