package io.otpwatch.benchmarks.throughput;

import static java.lang.String.format;

import io.otpwatch.benchmarks.BrokerMain;
import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.ChildJvm;
import io.otpwatch.benchmarks.Offsets;
import io.otpwatch.benchmarks.Steps;
import io.otpwatch.benchmarks.WorkFolder;
import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Shutdown;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** Starts brokers, each in a JVM of its own, and fills them: the names of topics are fixed, so each holds one traffic. */
final class Brokers {
    /** Its warnings are about being started and stopped. */
    private static final List<String> BROKER_JVM = List.of("-Xms1g", "-Xmx1g", "-Dotpwatch.log.level=ERROR");

    private final ThroughputOptions options;
    private final Steps steps;
    private final Shutdown shutdown;
    private final WorkFolder folder;

    /** @param shutdown ends the brokers */
    Brokers(ThroughputOptions options, Steps steps, Shutdown shutdown, WorkFolder folder) {
        this.options = options;
        this.steps = steps;
        this.shutdown = shutdown;
        this.folder = folder;
    }

    FilledBroker start(InputTraffic traffic) {
        String name = "broker-" + traffic;
        steps.begin("starting a broker for " + traffic.label());
        ChildJvm broker = shutdown.add(
                name,
                ChildJvm.start(BrokerMain.class, BROKER_JVM, folder.of(name).toString()));
        KafkaSettings kafka = KafkaSettings.of(broker.await(BrokerMain.READY));
        createTopics(kafka);
        InputCounts inputs = fill(kafka, traffic);
        return new FilledBroker(kafka, inputs, readAll(kafka, inputs));
    }

    private void createTopics(KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(options.partitions()));
        }
        // Answered by leaders only. To one that is not ready yet a producer's first batch could come second, and would
        // then be refused as out of order for ever.
        inputEnds(kafka);
    }

    private InputCounts fill(KafkaSettings kafka, InputTraffic traffic) {
        steps.begin(format(Locale.ROOT, "filling the inputs with %,d events", options.events()));
        try (Filler filler = new Filler(kafka, options.partitions())) {
            InputCounts inputs = filler.fill(
                    traffic.from(Instant.now()), options.events(), done -> steps.progress(done, options.events()));
            steps.done(format(
                    Locale.ROOT,
                    "%,d codes, %,d receipts, %,d entries, %,d failures, %,d heartbeats; %.0f %% of the sends to one"
                            + " domain",
                    inputs.codes(),
                    inputs.receipts(),
                    inputs.entries(),
                    inputs.failures(),
                    inputs.heartbeats(),
                    100.0 * inputs.sendsToBiggestDomain() / inputs.sends()));
            return inputs;
        }
    }

    private double readAll(KafkaSettings kafka, InputCounts inputs) {
        steps.begin("reading them once with a plain consumer");
        Map<TopicPartition, Long> ends = inputEnds(kafka);
        long records = ends.values().stream().mapToLong(Long::longValue).sum();
        if (records != inputs.records()) {
            throw new CannotMeasure(
                    format(Locale.ROOT, "%,d records were appended, %,d are there", inputs.records(), records));
        }
        double perSecond = InputReader.readAll(kafka, ends);
        steps.done(format(Locale.ROOT, "%,.0f records/s", perSecond));
        return perSecond;
    }

    private static Map<TopicPartition, Long> inputEnds(KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.admin())) {
            return new Offsets(admin)
                    .ends(Topics.inputs().stream().map(Topic::name).toList());
        }
    }
}
