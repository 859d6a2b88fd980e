package io.otpwatch.benchmarks.throughput;

import static java.lang.String.format;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.ChildJvm;
import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.WorkFolder;
import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.benchmarks.throughput.figures.Json;
import io.otpwatch.benchmarks.throughput.figures.Machine;
import io.otpwatch.benchmarks.throughput.figures.Measured;
import io.otpwatch.benchmarks.throughput.figures.Run;
import io.otpwatch.benchmarks.throughput.figures.SystemUnderTest;
import io.otpwatch.benchmarks.throughput.figures.ThroughputReport;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Shutdown;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * One broker, one filled set of inputs, and over it one fresh JVM after the other: in each round both systems, in turns
 * the one or the other first.
 */
final class Throughput {
    /** Its warnings are about being started and stopped. */
    private static final List<String> BROKER_JVM = List.of("-Xms1g", "-Xmx1g", "-Dotpwatch.log.level=ERROR");

    private static final List<String> RUN_JVM = System.getProperty("os.name").equals("Linux")
            ? List.of("-Xms4g", "-Xmx4g", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages")
            : List.of("-Xms4g", "-Xmx4g", "-XX:+UseParallelGC");
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final ThroughputOptions options;
    private final Steps steps;
    private final Shutdown shutdown;
    private final WorkFolder folder;
    private final KafkaSettings kafka;

    private Throughput(ThroughputOptions options, Steps steps, Shutdown shutdown) {
        this.options = options;
        this.steps = steps;
        this.shutdown = shutdown;
        folder = shutdown.add("work folder", WorkFolder.create("throughput"));
        steps.begin("starting a broker");
        ChildJvm broker = shutdown.add(
                "broker",
                ChildJvm.start(BrokerMain.class, BROKER_JVM, folder.of("broker").toString()));
        kafka = KafkaSettings.of(broker.await(BrokerMain.READY));
    }

    /** @param progress takes a line for each step */
    static ThroughputReport measure(ThroughputOptions options, PrintWriter progress) {
        Shutdown shutdown = Shutdown.install(CLOSE_WITHIN);
        try {
            return new Throughput(options, new Steps(progress), shutdown).measure();
        } finally {
            shutdown.run();
        }
    }

    private ThroughputReport measure() {
        createTopics();
        InputCounts inputs = fill();
        double consumerRecordsPerSecond = readAll(inputs);
        List<Run> runs = new ArrayList<>();
        for (int round = 1; round <= options.rounds(); round++) {
            for (SystemUnderTest system : inTurns(round)) {
                runs.add(run(system, round, inputs));
            }
        }
        ThroughputReport.Setting setting = new ThroughputReport.Setting(
                options.partitions(), options.threads(), inputs, consumerRecordsPerSecond, machine());
        return ThroughputReport.of(setting, runs);
    }

    private void createTopics() {
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(options.partitions()));
        }
    }

    private InputCounts fill() {
        steps.begin(format(Locale.ROOT, "filling the inputs with %,d events", options.events()));
        try (Filler filler = new Filler(kafka, options.partitions())) {
            InputCounts inputs = filler.fill(
                    InputTraffic.from(Instant.now()), options.events(), done -> steps.progress(done, options.events()));
            steps.done(format(
                    Locale.ROOT,
                    "%,d codes, %,d receipts, %,d entries, %,d failures, %,d heartbeats",
                    inputs.codes(),
                    inputs.receipts(),
                    inputs.entries(),
                    inputs.failures(),
                    inputs.heartbeats()));
            return inputs;
        }
    }

    private double readAll(InputCounts inputs) {
        steps.begin("reading them once with a plain consumer");
        Map<TopicPartition, Long> ends;
        try (Admin admin = Admin.create(kafka.admin())) {
            ends = new Offsets(admin)
                    .ends(Topics.inputs().stream().map(Topic::name).toList());
        }
        long records = ends.values().stream().mapToLong(Long::longValue).sum();
        if (records != inputs.records()) {
            throw new CannotMeasure(
                    format(Locale.ROOT, "%,d records were appended, %,d are there", inputs.records(), records));
        }
        double perSecond = InputReader.readAll(kafka, ends);
        steps.done(format(Locale.ROOT, "%,.0f records/s", perSecond));
        return perSecond;
    }

    private Run run(SystemUnderTest system, int round, InputCounts inputs) {
        steps.begin(format(Locale.ROOT, "round %d of %d: %s", round, options.rounds(), system.label()));
        String id = format(Locale.ROOT, "throughput-%s-%d", system.label(), round);
        RunSpec spec =
                new RunSpec(system, kafka.bootstrap(), id, folder.of(id).toString(), options.threads(), inputs.codes());
        try (ChildJvm jvm = shutdown.add(id, ChildJvm.start(RunMain.class, RUN_JVM, Json.line(spec)))) {
            String measured = jvm.await(RunMain.MEASURED, line -> progress(line, inputs));
            Run run = Run.of(system, round, inputs.events(), Json.read(measured, Measured.class));
            steps.done(format(
                    Locale.ROOT,
                    "%,.0f events/s, %.2f µs of CPU for each",
                    run.eventsPerSecond(),
                    run.cpuMicrosPerEvent()));
            return run;
        }
    }

    private void progress(String line, InputCounts inputs) {
        if (line.startsWith(RunMain.PROGRESS + " ")) {
            steps.progress(Long.parseLong(line.substring(RunMain.PROGRESS.length() + 1)), inputs.records());
        }
    }

    private static List<SystemUnderTest> inTurns(int round) {
        return round % 2 == 1
                ? List.of(SystemUnderTest.NOTHING, SystemUnderTest.OTPWATCH)
                : List.of(SystemUnderTest.OTPWATCH, SystemUnderTest.NOTHING);
    }

    private static Machine machine() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                RUN_JVM);
    }
}
