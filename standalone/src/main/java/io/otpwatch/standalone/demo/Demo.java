package io.otpwatch.standalone.demo;

import io.otpwatch.embedded.EmbeddedKafka;
import io.otpwatch.embedded.PortInUseException;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.report.Report;
import io.otpwatch.standalone.table.DomainBoard;
import io.otpwatch.standalone.table.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;

/** Broker, processor and simulated traffic in this JVM: starts them one after the other, and ends them in reverse. */
public final class Demo {
    static final Duration HORIZON = Horizons.DEMO.smsHorizon();
    static final Duration DEADLINE = Horizons.DEMO.smsDeadline();
    private static final int PARTITIONS = 4;
    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final DemoOptions options;
    private final DataFolder data;
    private final Terminal terminal;
    private final PrintStream out;
    private final StopSignal stop;
    private final DomainBoard board = new DomainBoard();
    private final Committed committed = new Committed(InstantSource.system(), board);

    public Demo(DemoOptions options, DataFolder data, Terminal terminal, PrintStream out, StopSignal stop) {
        this.options = options;
        this.data = data;
        this.terminal = terminal;
        this.out = out;
        this.stop = stop;
    }

    /**
     * Runs until its duration has passed and its traffic has drained, or until it is stopped.
     *
     * @return what was found; empty if it was stopped before everything was decided
     * @throws CannotRun if a port is taken
     */
    public Optional<Report> run() throws InterruptedException, IOException {
        requireFreeOpsPort();
        out.println("starting Kafka …");
        try (EmbeddedKafka kafka = broker()) {
            KafkaSettings settings = KafkaSettings.of(kafka.bootstrapServers());
            try (Admin admin = Admin.create(settings.admin())) {
                TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(PARTITIONS));
            }
            if (stop.isRequested()) {
                return Optional.empty();
            }
            out.println("starting the processor …");
            try (ProcessorService processor = ProcessorService.start(processorConfig(kafka), committed)) {
                return runs(processor) ? show(settings, processor) : Optional.empty();
            }
        }
    }

    private Optional<Report> show(KafkaSettings kafka, ProcessorService processor)
            throws InterruptedException, IOException {
        List<String> where = List.of("Kafka " + kafka.bootstrap() + " · http://127.0.0.1:" + processor.opsPort()
                + "/metrics · Ctrl-C ends it");
        where.forEach(out::println);
        try (Truth truth = Truth.of(options.duration().isPresent(), options.truth());
                View view = View.on(terminal, options.plain(), out)) {
            Stage.Counts counts = new Stage.Counts(committed, board, truth);
            return new Stage(options, kafka, processor, counts, view, where, stop).play();
        }
    }

    /** The processor would find out too, but only when the broker has been started for nothing. */
    private void requireFreeOpsPort() throws IOException {
        try (ServerSocket probe = new ServerSocket(options.opsPort(), 1, InetAddress.getLoopbackAddress())) {
            probe.getLocalPort();
        } catch (BindException e) {
            throw new CannotRun(
                    "port " + options.opsPort()
                            + " on 127.0.0.1 is in use: --port takes another one, 0 lets the system choose",
                    e);
        }
    }

    /** Waits until it does; false if the demo is stopped before. */
    private boolean runs(ProcessorService processor) throws InterruptedException {
        Instant patience = Instant.now().plus(START_MAX);
        while (!processor.running()) {
            if (stop.within(Duration.ofMillis(50))) {
                return false;
            }
            if (Instant.now().isAfter(patience)) {
                throw new IllegalStateException("the processor did not start within " + START_MAX);
            }
        }
        return !stop.isRequested();
    }

    private EmbeddedKafka broker() {
        try {
            return EmbeddedKafka.start(data.resolve("kafka"), options.kafkaPort());
        } catch (PortInUseException e) {
            throw new CannotRun(
                    e.getMessage()
                            + ": does another demo run? --kafka-port takes another one, 0 lets the system choose",
                    e);
        }
    }

    private ProcessorConfig processorConfig(EmbeddedKafka kafka) {
        Map<String, String> set = new HashMap<>();
        set.put(Settings.BOOTSTRAP, kafka.bootstrapServers());
        set.put("outcomes", "all");
        for (String channel : List.of("sms", "email")) {
            set.put("deadline." + channel + ".ms", String.valueOf(DEADLINE.toMillis()));
            set.put("horizon." + channel + ".ms", String.valueOf(HORIZON.toMillis()));
        }
        set.put("state.dir", data.resolve("processor").toString());
        set.put("standby.replicas", "0");
        set.put("replication.factor", "1");
        set.put("ops.port", String.valueOf(options.opsPort()));
        return ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), set, Optional.empty(), Map.of()));
    }
}
