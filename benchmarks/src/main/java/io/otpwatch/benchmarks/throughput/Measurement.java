package io.otpwatch.benchmarks.throughput;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.throughput.figures.Measured;
import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.StreamsClients;
import io.otpwatch.processor.StreamsSettings;
import io.otpwatch.processor.metrics.MicrometerWatchMetrics;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.AdminChangelogTrimmer;
import io.otpwatch.processor.topology.Names;
import io.otpwatch.processor.topology.Reading;
import io.otpwatch.processor.topology.WatchTopology;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** Runs one system over the whole of the inputs, in this JVM, and measures. */
final class Measurement {
    private static final long LOOK_EVERY_MS = 2;
    private static final int SAMPLE_EVERY_LOOKS = 10;
    private static final int SAY_EVERY_LOOKS = 500;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final RunSpec spec;
    private final LongConsumer progress;
    private final Offsets offsets;
    private final TableSamples table;
    private final KafkaStreams streams;
    private final ProcessedRecords processed;

    private Measurement(RunSpec spec, Admin admin, LongConsumer progress) {
        this.spec = spec;
        this.progress = progress;
        offsets = new Offsets(admin);
        ProcessorConfig config = spec.config();
        TaskStatuses statuses = new TaskStatuses(InstantSource.system());
        table = new TableSamples(statuses, spec.codes());
        Properties properties = new Properties();
        properties.putAll(StreamsSettings.of(config));
        StreamsClients clients = new StreamsClients();
        Topology topology = spec.system() == SystemUnderTest.NOTHING
                ? NothingTopology.build()
                : otpwatch(config, admin, statuses, clients);
        streams = new KafkaStreams(topology, new StreamsConfig(properties), clients);
        processed = new ProcessedRecords(
                streams,
                offsets.ends(Topics.inputs().stream().map(Topic::name).toList()).size());
    }

    /**
     * Returns when every record is processed and committed.
     *
     * @param progress hears how many records are processed, about once a second
     * @throws CannotMeasure if the system stands still for two minutes, or has not done its work
     */
    static Measured of(RunSpec spec, LongConsumer progress) {
        try (Admin admin = Admin.create(spec.config().kafka().admin())) {
            return new Measurement(spec, admin, progress).run();
        }
    }

    private Measured run() {
        List<String> inputs = Topics.inputs().stream().map(Topic::name).toList();
        Map<TopicPartition, Long> ends = offsets.ends(inputs);
        long records = ends.values().stream().mapToLong(Long::longValue).sum();
        try {
            streams.start();
            awaitProcessed(1);
            Usage first = Usage.now();
            awaitProcessed(records / 2);
            long half = System.nanoTime();
            awaitProcessed(records);
            Usage last = Usage.now();
            awaitCommitted(ends);
            Usage used = last.since(first);
            long liveHeapBytes = Usage.liveHeapBytes();
            return new Measured(
                    used.nanos(), last.nanos() - half, used.cpuNanos(), used.gcMillis(), liveHeapBytes, state());
        } finally {
            streams.close(CLOSE_WITHIN);
        }
    }

    private Measured.@Nullable State state() {
        if (spec.system() == SystemUnderTest.NOTHING) {
            return null;
        }
        table.sample();
        if (table.inFlight() != spec.codes()) {
            throw new CannotMeasure(
                    "of " + spec.codes() + " codes " + table.inFlight() + " are in flight: were some closed, or lost?");
        }
        String changelog = Names.changelog(spec.applicationId(), Names.IN_FLIGHT);
        long changelogBytes = offsets.bytesOnDisk(changelog);
        return new Measured.State(table.inFlight(), table.bytes(), table.worstBytesPerCode(), changelogBytes);
    }

    private void awaitProcessed(long records) {
        long last = -1;
        long movedAt = System.nanoTime();
        for (long look = 0; ; look++) {
            long count = processed.count();
            if (count >= records) {
                return;
            }
            if (count != last) {
                last = count;
                movedAt = System.nanoTime();
            }
            checkPatience(movedAt, count + " of " + records + " records are processed");
            if (look % SAMPLE_EVERY_LOOKS == 0) {
                table.sample();
            }
            if (look % SAY_EVERY_LOOKS == SAY_EVERY_LOOKS - 1) {
                progress.accept(count);
            }
            pause(LOOK_EVERY_MS);
        }
    }

    private void awaitCommitted(Map<TopicPartition, Long> ends) {
        long from = System.nanoTime();
        while (!offsets.committed(spec.applicationId()).entrySet().containsAll(ends.entrySet())) {
            checkPatience(from, "not all of them is committed");
            pause(50);
        }
    }

    private void checkPatience(long sinceNanos, String what) {
        if (System.nanoTime() - sinceNanos > PATIENCE_NANOS) {
            throw new CannotMeasure(spec.system().label() + " stands still: " + what);
        }
    }

    /** As the processor's service wires it. */
    private Topology otpwatch(ProcessorConfig config, Admin admin, TaskStatuses statuses, Reading reading) {
        WatchTopology.Layout layout =
                new WatchTopology.Layout(partitions(Topics.CODE_SENT), partitions(Topics.ROUTE_DELTAS));
        AdminChangelogTrimmer trimmer =
                new AdminChangelogTrimmer(admin, config.trim().clockSlack(), failure -> {});
        MicrometerWatchMetrics metrics =
                new MicrometerWatchMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return new WatchTopology(config.graph(layout), trimmer, metrics, statuses, reading).build();
    }

    private int partitions(Topic<?> topic) {
        return offsets.ends(List.of(topic.name())).size();
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
