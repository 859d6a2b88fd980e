package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.Offsets;
import io.otpwatch.benchmarks.throughput.figures.Measured;
import io.otpwatch.processor.StreamsClients;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.topology.Names;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** Runs one system over the inputs, in this JVM, and measures. */
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
        TaskStatuses statuses = new TaskStatuses(InstantSource.system());
        table = new TableSamples(statuses, spec.codes());
        StreamsClients clients = new StreamsClients();
        Topologies topologies = new Topologies(spec, admin);
        streams = new KafkaStreams(
                topologies.topology(statuses, clients), new StreamsConfig(topologies.settings()), clients);
        processed = new ProcessedRecords(
                streams,
                offsets.ends(Topics.inputs().stream().map(Topic::name).toList()).size());
    }

    /**
     * Returns when every record is processed and committed, or the run's time is up.
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
            awaitProcessed(records, look -> look.count() >= 1);
            Usage first = Usage.now();
            Pace pace = new Pace(
                    records,
                    new Pace.Look(first.nanos(), processed.count()),
                    TimeUnit.SECONDS.toNanos(spec.atMostSeconds()));
            awaitProcessed(records, pace::isOver);
            Usage used = Usage.now().since(first);
            if (pace.isThrough()) {
                awaitCommitted(ends);
            }
            checkOutput();
            return new Measured(
                    used.nanos(),
                    pace.secondHalfNanos(),
                    used.cpuNanos(),
                    used.gcMillis(),
                    Usage.liveHeapBytes(),
                    pace.share(),
                    pace.secondHalfShare(),
                    state());
        } finally {
            streams.close(CLOSE_WITHIN);
        }
    }

    private Measured.@Nullable State state() {
        if (!spec.system().isOtpwatch()) {
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

    private void checkOutput() {
        if (spec.system().isOtherWay()
                && offsets.ends(List.of(spec.counts())).values().stream().allMatch(end -> end == 0)) {
            throw new CannotMeasure(spec.system().label() + " has counted nothing");
        }
    }

    private void awaitProcessed(long records, Predicate<Pace.Look> enough) {
        long last = -1;
        long movedAt = System.nanoTime();
        for (long look = 0; ; look++) {
            long count = processed.count();
            if (enough.test(new Pace.Look(System.nanoTime(), count))) {
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

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }
}
