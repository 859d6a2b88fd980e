package io.otpwatch.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.otpwatch.gateway.http.Answer;
import io.otpwatch.gateway.http.Door;
import io.otpwatch.gateway.http.Endpoint;
import io.otpwatch.gateway.http.GatewayServer;
import io.otpwatch.gateway.intake.Addressees;
import io.otpwatch.gateway.intake.BodyParser;
import io.otpwatch.gateway.intake.EventKind;
import io.otpwatch.gateway.mx.MxOperators;
import io.otpwatch.gateway.sink.Circuit;
import io.otpwatch.gateway.sink.Producers;
import io.otpwatch.gateway.sink.Transfer;
import io.otpwatch.gateway.sink.UnderWay;
import io.otpwatch.gateway.vendor.VendorIdFollower;
import io.otpwatch.gateway.vendor.VendorIds;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.BuildInfo;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.kit.OpsEndpoints;
import io.otpwatch.kit.OpsServer;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;

/** The gateway as a service: this is the wiring. */
public final class GatewayService implements AutoCloseable {
    private static final String OPENAPI_RESOURCE = "openapi.json";

    private final Deque<Runnable> opened = new ArrayDeque<>();
    private final GatewayServer server;
    private final OpsServer ops;
    private final GatewayHealth health;

    /**
     * Checks the cluster and starts; returns when requests are taken. Ready when the vendor ids are read as well.
     *
     * @throws BadSettings if topics or settings are not as they must be
     * @throws io.otpwatch.kit.KafkaUnavailable if Kafka does not answer
     */
    public static GatewayService start(GatewayConfig config) {
        try (Admin admin = Admin.create(config.kafka().admin())) {
            List<Topic<?>> topics = new ArrayList<>(Topics.inputs());
            config.vendorIds().ifPresent(unused -> topics.addAll(List.of(Topics.VENDOR_IDS, Topics.ROUTE_DELTAS)));
            List<String> problems = TopicAdmin.problems(admin, topics);
            if (!problems.isEmpty()) {
                throw new BadSettings(problems);
            }
        }
        return new GatewayService(config);
    }

    private GatewayService(GatewayConfig config) {
        try {
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            BuildInfo.register(registry, "gateway");
            GatewayMeters meters = new GatewayMeters(registry);
            Producer<byte[], byte[]> producer = Producers.start(config.kafka(), config.ack(), config.bufferBytes());
            opened.push(() -> producer.close(Duration.ofSeconds(1)));
            Circuit circuit = new Circuit(config.ack().dividedBy(2), Circuit.PROBE, System.nanoTime());
            Heartbeats heartbeats = Heartbeats.start(
                    config.kafka(), registry, "gateway", () -> circuit.acknowledged(System.nanoTime()));
            opened.push(heartbeats::close);

            Optional<VendorIds> ids = config.vendorIds().map(VendorIds::new);
            ids.ifPresent(meters::watch);
            Optional<VendorIdFollower> follower = ids.map(table -> VendorIdFollower.start(
                    config.kafka(),
                    config.processor(),
                    config.vendorIds().orElseThrow().age(),
                    table));
            follower.ifPresent(open -> opened.push(open::close));

            UnderWay underWay = new UnderWay(config.ack(), config.waits(), circuit);
            opened.push(underWay::close);
            Transfer.Wiring wiring = new Transfer.Wiring(producer, circuit, underWay, meters);
            Door door = new Door(config.door(), endpoints(config, ids, wiring), meters);
            meters.watch(door, circuit);
            health = new GatewayHealth(circuit, heartbeats, follower);
            ops = OpsServer.start(
                    new InetSocketAddress(config.ops().host(), config.ops().port()),
                    Set.copyOf(config.ops().hostNames()),
                    OpsEndpoints.of(registry, health::live, health::ready));
            opened.push(ops::close);
            server = GatewayServer.start(config.http(), door);
            opened.push(server::close);
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    /** The port that events are taken in at. */
    public int port() {
        return server.port();
    }

    /** The port of /metrics and /healthz. */
    public int opsPort() {
        return ops.port();
    }

    /** Whether it may get traffic: vendor ids are read, and Kafka acknowledges. */
    public boolean ready() {
        return health.ready().ok();
    }

    /** Takes no more requests, answers those in flight within the limit, and closes what was opened. */
    @Override
    public void close() {
        health.stopping();
        closeAll();
    }

    private void closeAll() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }

    private static List<Endpoint> endpoints(GatewayConfig config, Optional<VendorIds> ids, Transfer.Wiring wiring) {
        EventsEndpoint events = new EventsEndpoint(
                new BodyParser(config.batchItems()),
                new EventsEndpoint.Sources(
                        config.destinations().map(Addressees::new),
                        ids,
                        config.vendorIds().map(VendorIds.Limits::patience).orElse(Duration.ZERO),
                        config.mx().map(mx -> MxOperators.of(mx.servers(), mx.patience()))),
                wiring,
                InstantSource.system());
        Answer openApi = new Answer(200, openApi(), Map.of());
        Endpoint document =
                new Endpoint(GatewayMeters.OPENAPI, "GET", true, (exchange, body, length) -> exchange.answer(openApi));
        return Stream.concat(Stream.of(EventKind.values()).map(events::of), Stream.of(document))
                .toList();
    }

    static byte[] openApi() {
        try (InputStream in = Objects.requireNonNull(GatewayService.class.getResourceAsStream(OPENAPI_RESOURCE))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + OPENAPI_RESOURCE, e);
        }
    }
}
