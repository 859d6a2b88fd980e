package io.otpwatch.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.client.Destinations;
import io.otpwatch.gateway.http.Answer;
import io.otpwatch.gateway.http.ApiKeys;
import io.otpwatch.gateway.http.Door;
import io.otpwatch.gateway.http.Endpoint;
import io.otpwatch.gateway.http.GatewayServer;
import io.otpwatch.gateway.http.HttpLimits;
import io.otpwatch.gateway.intake.Addressees;
import io.otpwatch.gateway.intake.BodyParser;
import io.otpwatch.gateway.intake.CodeIds;
import io.otpwatch.gateway.intake.EventKind;
import io.otpwatch.gateway.sink.Circuit;
import io.otpwatch.gateway.sink.Transfer;
import io.otpwatch.gateway.sink.UnderWay;
import io.otpwatch.gateway.vendor.VendorIds;
import io.otpwatch.rules.RecipientKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The gateway's server over a producer that is none. */
final class Rig implements AutoCloseable {
    static final String KEY = "0123456789abcdef-current";
    static final String NEXT_KEY = "0123456789abcdef-next";
    static final HttpLimits LIMITS = new HttpLimits(
            64 << 10, 4 << 10, 64, 1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(2));

    final MeterRegistry registry = new SimpleMeterRegistry();
    final MockProducer<byte[], byte[]> producer;
    final VendorIds vendorIds;
    final Circuit circuit;
    final Door door;
    final GatewayServer server;
    final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final UnderWay underWay;
    private volatile boolean buggy;

    /**
     * How it differs from the usual.
     *
     * @param acknowledges whether every event is acknowledged at once
     */
    record Options(boolean acknowledges, Duration ack, int requestsPerSecond, HttpLimits limits) {
        static final Options USUAL = new Options(true, Duration.ofSeconds(5), 0, LIMITS);
    }

    Rig() {
        this(Options.USUAL);
    }

    Rig(Options options) {
        this(options, Duration.ofSeconds(1));
    }

    /** @param vendorIdWait how long a receipt waits for its id; three requests may */
    Rig(Options options, Duration vendorIdWait) {
        producer = new MockProducer<>(
                options.acknowledges(),
                new RoundRobinPartitioner(),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        vendorIds = new VendorIds(new VendorIds.Limits(100, Duration.ofHours(1), vendorIdWait, 3));
        vendorIds.caughtUp(true);
        circuit = new Circuit(options.ack().dividedBy(2), Duration.ofMinutes(10), System.nanoTime());
        underWay = new UnderWay(options.ack(), vendorIdWait, circuit);
        GatewayMeters meters = new GatewayMeters(registry);
        EventsEndpoint events = new EventsEndpoint(
                new BodyParser(100),
                new EventsEndpoint.Sources(
                        Optional.of(new Addressees(Destinations.of(RecipientKeys.of(RecipientKeys.random("k1"))))),
                        Optional.of(vendorIds),
                        vendorIdWait,
                        Optional.empty()),
                new Transfer.Wiring(producer, circuit, underWay, meters),
                this::now);
        List<Endpoint> endpoints = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            endpoints.add(events.of(kind));
        }
        Answer document = new Answer(200, GatewayService.openApi(), Map.of());
        endpoints.add(new Endpoint(
                GatewayMeters.OPENAPI, "GET", true, (exchange, body, length) -> exchange.answer(document)));
        Door.Rules rules = new Door.Rules(
                options.limits(),
                Set.of("gateway.example"),
                ApiKeys.of(List.of(KEY, NEXT_KEY)),
                options.requestsPerSecond());
        door = new Door(rules, endpoints, meters, () -> 0);
        meters.watch(door, circuit);
        server = GatewayServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), door);
    }

    /** From now on an id that is not known is one that no send named. */
    void idsAreCurrent() {
        vendorIds.currency().proven(System.nanoTime());
    }

    void learn(String vendorMessageId) {
        vendorIds.learn("twilio", vendorMessageId, new CodeIds("c", "k"), 1);
    }

    /** From now on it fails as if by a fault of its own. */
    void isBuggy() {
        buggy = true;
    }

    private Instant now() {
        if (buggy) {
            throw new IllegalStateException("a fault");
        }
        return InstantSource.system().instant();
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpRequest.Builder postTo(String path, byte[] body) {
        return request(path)
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
    }

    HttpResponse<String> post(String path, String body) {
        return send(postTo(path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .build());
    }

    CompletableFuture<HttpResponse<String>> postAsync(String path, String body) {
        return client.sendAsync(
                postTo(path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    double requests(String path, String status) {
        return registry.get("otp.gateway.requests")
                .tag("path", path)
                .tag("status", status)
                .counter()
                .count();
    }

    @Override
    public void close() {
        server.close();
        underWay.close();
    }
}
