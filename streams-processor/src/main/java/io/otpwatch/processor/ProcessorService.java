package io.otpwatch.processor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.Endpoint;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.kit.OpsEndpoints;
import io.otpwatch.kit.OpsServer;
import io.otpwatch.processor.decode.WriterSchemas;
import io.otpwatch.processor.metrics.InstanceMeters;
import io.otpwatch.processor.metrics.MicrometerWatchMetrics;
import io.otpwatch.processor.metrics.StreamsMeters;
import io.otpwatch.processor.probe.PlacementProbe;
import io.otpwatch.processor.registry.RegisteredSchemas;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.AdminChangelogTrimmer;
import io.otpwatch.processor.topology.Reading;
import io.otpwatch.processor.topology.WatchTopology;
import io.otpwatch.schemas.Heartbeat;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** The processor as a service: this is the wiring. */
public final class ProcessorService implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final TaskStatuses statuses;
    private final Heartbeats heartbeats;
    private final KafkaStreamsMetrics streamsMeters;
    private final Optional<RegisteredSchemas> registered;
    private final PlacementProbe probe;
    private final Admin admin;
    private final OpsServer ops;
    private volatile boolean closing;

    /**
     * Checks the cluster and starts; returns before the first record is read.
     *
     * @throws BadSettings if topics or settings are not as they must be, with all problems
     * @throws io.otpwatch.kit.KafkaUnavailable if Kafka does not answer
     */
    public static ProcessorService start(ProcessorConfig config) {
        Admin admin = Admin.create(config.kafka().admin());
        try {
            StartupChecks checks = new StartupChecks(admin, config.applicationId());
            List<String> problems = checks.problems();
            if (!problems.isEmpty()) {
                throw new BadSettings(problems);
            }
            return new ProcessorService(config, admin, checks.lostRecords(), checks.layout());
        } catch (RuntimeException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    private ProcessorService(ProcessorConfig config, Admin admin, long lostRecords, WatchTopology.Layout layout) {
        this.admin = admin;
        registered = config.registry().map(RegisteredSchemas::new);
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        StreamsMeters.keepFew(registry);
        statuses = new TaskStatuses(InstantSource.system());
        Counter.builder("otp.positions.lost")
                .description("Records that retention deleted before they were read, found at start")
                .register(registry)
                .increment(lostRecords);
        StreamsConfig streamsConfig = new StreamsConfig(StreamsSettings.of(config));
        Topology topology = new Topology(new TopologyConfig(streamsConfig));
        StreamsClients clients = new StreamsClients();
        streams = new KafkaStreams(graph(config, layout, registry, clients).addTo(topology), streamsConfig, clients);
        streams.setUncaughtExceptionHandler(new RestartBreaker(config.threads(), InstantSource.system()));
        streamsMeters = StreamsMeters.bind(streams, registry);
        heartbeats = Heartbeats.start(config.kafka(), registry, Heartbeat.PROCESSOR);
        probe = new PlacementProbe(() -> consumer(config), layout.inputs(), known(), registry);
        try {
            ops = ops(config, registry);
        } catch (RuntimeException e) {
            heartbeats.close();
            streamsMeters.close();
            streams.close(Duration.ZERO);
            throw e;
        }
        streams.start();
        probe.start();
    }

    /** The port of /metrics and /healthz. */
    public int opsPort() {
        return ops.port();
    }

    public boolean running() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** It has stopped for good, by itself: too many of its threads died. */
    public boolean ended() {
        return switch (streams.state()) {
            case PENDING_ERROR, ERROR, NOT_RUNNING -> true;
            default -> false;
        };
    }

    /** Wall clock less the watermark of the task that is furthest behind. */
    public Duration watermarkLag() {
        return statuses.worstLag();
    }

    public TaskStatuses statuses() {
        return statuses;
    }

    /** Codes before their horizon, in the tasks of this instance. */
    public long inFlight() {
        return statuses.inFlight();
    }

    /** Leaves the group after a last commit; at most 30 seconds. */
    @Override
    public void close() {
        closing = true;
        probe.close();
        streams.close(CloseOptions.timeout(CLOSE_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        heartbeats.close();
        streamsMeters.close();
        ops.close();
        admin.close(Duration.ofSeconds(1));
    }

    private WatchTopology graph(
            ProcessorConfig config, WatchTopology.Layout layout, PrometheusMeterRegistry registry, Reading reading) {
        Counter trimFailures = Counter.builder("otp.changelog.trim.failures")
                .description("Attempts to delete the beginning of a changelog that failed")
                .register(registry);
        AdminChangelogTrimmer trimmer =
                new AdminChangelogTrimmer(admin, config.trim().clockSlack(), failure -> trimFailures.increment());
        return new WatchTopology(
                config.graph(layout), schemas(), trimmer, new MicrometerWatchMetrics(registry), statuses, reading);
    }

    private WriterSchemas schemas() {
        return registered.isPresent() ? registered.get() : WriterSchemas.NONE;
    }

    /** For the probe, which must not make those wait who process. */
    private WriterSchemas known() {
        return registered.isPresent() ? registered.get().alreadyKnown() : WriterSchemas.NONE;
    }

    private OpsServer ops(ProcessorConfig config, PrometheusMeterRegistry registry) {
        InstanceMeters instance = new InstanceMeters(statuses, registry);
        Map<String, Endpoint> endpoints =
                new HashMap<>(OpsEndpoints.of(registry, () -> health().live(), () -> health().ready()));
        Endpoint metrics = Objects.requireNonNull(endpoints.get("/metrics"));
        endpoints.put("/metrics", accept -> {
            instance.refresh();
            return metrics.get(accept);
        });
        InetSocketAddress address =
                new InetSocketAddress(config.ops().host(), config.ops().port());
        return OpsServer.start(address, Set.copyOf(config.ops().hostNames()), endpoints);
    }

    private static Consumer<byte[], byte[]> consumer(ProcessorConfig config) {
        return new KafkaConsumer<>(config.kafka().consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private ProcessorHealth health() {
        List<String> others = new ArrayList<>();
        probe.warning().ifPresent(others::add);
        registered.flatMap(RegisteredSchemas::warning).ifPresent(others::add);
        return new ProcessorHealth(streams, statuses, heartbeats, others, closing);
    }
}
