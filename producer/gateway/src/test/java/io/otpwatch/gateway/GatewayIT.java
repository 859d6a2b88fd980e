package io.otpwatch.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeSent;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.testkit.TestCluster;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLIENTS = 4;
    private static final int PARTITIONS = 2;
    private static final String LOST_HEARTBEATS = "otp_heartbeats_total{result=\"failed\"}";
    private static final List<String> PRIVATE =
            List.of("jane.canary@gmail.com", "+12015550199", "2015550199", "jane.canary");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private TestCluster cluster;
    private KafkaSettings kafka;
    private GatewayService gateway;

    @BeforeAll
    void start(@TempDir Path dir) throws IOException {
        cluster = TestCluster.start(1, Map.of());
        kafka = KafkaSettings.of(cluster.bootstrapServers());
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(PARTITIONS));
        }
        Path keys = Files.writeString(dir.resolve("keys"), "k1 MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n", UTF_8);
        Settings settings = Settings.load(
                GatewayConfig.definition(),
                Map.of(
                        "kafka.bootstrap.servers", cluster.bootstrapServers(),
                        "http.port", "0",
                        "ops.port", "0",
                        "api.key", Rig.KEY,
                        "ack.timeout.ms", "2000",
                        "vendor.ids.wait.ms", "10000",
                        "recipient.keys.file", keys.toString()),
                Optional.empty(),
                Map.of());
        gateway = GatewayService.start(GatewayConfig.of(settings));
        Awaitility.await().atMost(PATIENCE).until(gateway::ready);
    }

    @AfterAll
    void stop() {
        if (gateway != null) {
            gateway.close();
        }
        cluster.close();
    }

    /** Tests before may have kept the broker from answering; what they left waiting may fail a little later. */
    @BeforeEach
    void settle() {
        Awaitility.await().atMost(PATIENCE).during(Duration.ofSeconds(2)).until(gateway::ready);
    }

    @Test
    void no_address_or_number_comes_out_anywhere() throws Exception {
        // Given
        List<String> fields = List.of(
                "challengeId",
                "codeId",
                "provider",
                "domain",
                "operator",
                "country",
                "template",
                "recipient",
                "recipientKeyId",
                "clientPlatform",
                "vendorMessageId",
                "numberRange",
                "address",
                "number",
                "carrier",
                "jane.canary@gmail.com");
        List<String> answers = new ArrayList<>();
        // When
        for (String canary : PRIVATE.subList(0, 2)) {
            for (String field : fields) {
                answers.add(post("/v1/sent", Bodies.sent("canary", "\"" + field + "\":\"" + canary + "\""))
                        .body());
                answers.add(post(
                                "/v1/sent",
                                "{\"challengeId\":\"c\",\"codeId\":\"canary\",\"attempt\":1,\"provider\":\"p\",\"sender\":\"s\",\""
                                        + field + "\":\"" + canary + "\"}")
                        .body());
            }
            answers.add(post("/v1/failed", Bodies.failed("canary", "to <" + canary + "> refused"))
                    .body());
        }
        answers.add(get(gateway.opsPort(), "/metrics"));
        answers.add(get(gateway.opsPort(), "/healthz"));
        // Then
        String all = String.join("\n", answers);
        for (Topic<?> topic : Topics.inputs()) {
            all += String.join(
                    "\n",
                    values(topic).stream()
                            .map(value -> new String(value, UTF_8))
                            .toList());
        }
        assertThat(all).contains("<address>", "<number>").doesNotContain(PRIVATE.toArray(String[]::new));
    }

    @Test
    void a_receipt_that_comes_before_its_vendor_id_is_taken_in_when_that_comes() throws Exception {
        // Given
        var message = new io.otpwatch.events.VendorMessage("twilio", "SM-late", "c-late", "k-late");
        // When
        var receipt = http.sendAsync(
                request(
                        "/v1/received",
                        "{\"kind\":\"DELIVERED\",\"provider\":\"twilio\",\"vendorMessageId\":\"SM-late\"}"),
                BodyHandlers.ofString());
        Awaitility.await()
                .until(() -> get(gateway.opsPort(), "/metrics").contains("otp_gateway_vendor_ids_waiting 1.0"));
        try (var producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var appended = producer.send(new ProducerRecord<>(
                    Topics.VENDOR_IDS.name(),
                    "twilio\tSM-late".getBytes(UTF_8),
                    Topics.VENDOR_IDS.serde().encode(message)));
            appended.get();
        }
        // Then
        assertThat(receipt.join().body()).isEqualTo("{\"accepted\":1}");
        assertThat(values(Topics.CODE_RECEIVED).stream()
                        .map(value -> Topics.CODE_RECEIVED.serde().decode(value).getCodeId()))
                .contains("k-late");
    }

    @Test
    void through_a_stall_of_the_broker_nothing_acknowledged_is_lost_and_it_recovers_by_itself() throws Exception {
        // Given
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger unhinted = new AtomicInteger();
        AtomicBoolean stop = new AtomicBoolean();
        List<Thread> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new Thread(() -> {
                    for (int i = 0; !stop.get(); i++) {
                        String id = "load-" + client + "-" + i;
                        HttpResponse<String> response = post("/v1/sent", Bodies.sent(id));
                        if (response.statusCode() == 200) {
                            acknowledged.add(id);
                        } else {
                            refused.incrementAndGet();
                            unhinted.addAndGet(
                                    response.statusCode() == 503
                                                    && response.headers()
                                                            .firstValue("Retry-After")
                                                            .isPresent()
                                            ? 0
                                            : 1);
                        }
                    }
                }))
                .toList();
        clients.forEach(Thread::start);
        Awaitility.await().atMost(PATIENCE).until(() -> acknowledged.size() > 100);
        // When
        cluster.stall(1);
        Awaitility.await().atMost(PATIENCE).until(() -> !gateway.ready());
        int before = refused.get();
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> refused.get() > before + 100);
        awaitLostHeartbeat();
        cluster.resume(1);
        int then = acknowledged.size();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > then + 100);
        stop.set(true);
        for (Thread client : clients) {
            client.join();
        }
        // Then
        assertThat(gateway.ready()).isTrue();
        assertThat(unhinted.get()).isZero();
        Set<String> arrived = new HashSet<>();
        for (byte[] value : values(Topics.CODE_SENT)) {
            CodeSent sent = Topics.CODE_SENT.serde().decode(value);
            arrived.add(sent.getCodeId());
        }
        assertThat(arrived).containsAll(acknowledged);
    }

    @Test
    void after_an_outage_it_is_ready_again_without_any_request() throws Exception {
        // Given
        cluster.stall(1);
        CompletableFuture<HttpResponse<String>> refused =
                http.sendAsync(request("/v1/sent", Bodies.sent("alone")), BodyHandlers.ofString());
        Awaitility.await().atMost(PATIENCE).until(() -> !gateway.ready());
        awaitLostHeartbeat();
        // When
        cluster.resume(1);
        // Then
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(gateway::ready);
        assertThat(refused.join().statusCode()).isEqualTo(503);
    }

    @Test
    void an_id_that_no_send_named_is_unknown_once_the_processor_has_come_so_far() throws Exception {
        // Given
        String receipt = "{\"kind\":\"DELIVERED\",\"provider\":\"twilio\",\"vendorMessageId\":\"SM-none\"}";
        // When
        int withoutProcessor = post("/v1/received", receipt).statusCode();
        int withProcessor;
        ScheduledExecutorService processor = Executors.newSingleThreadScheduledExecutor();
        try (var producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var unused = processor.scheduleAtFixedRate(() -> appendDeltas(producer), 0, 1, TimeUnit.SECONDS);
            withProcessor = post("/v1/received", receipt).statusCode();
        } finally {
            processor.shutdownNow();
        }
        // Then
        assertThat(withoutProcessor).isEqualTo(503);
        assertThat(withProcessor).isEqualTo(404);
        assertThat(metric("otp_gateway_vendor_ids_current_age_seconds")).isLessThan(10);
    }

    /** As a processor does that is up to date. */
    private static void appendDeltas(Producer<byte[], byte[]> producer) {
        for (int source = 0; source < PARTITIONS; source++) {
            RouteDeltas deltas = new RouteDeltas(
                    source, 0L, System.currentTimeMillis(), List.of(), List.of(), 0L, "otpwatch", List.of(), List.of());
            var unused = producer.send(new ProducerRecord<>(
                    Topics.ROUTE_DELTAS.name(),
                    0,
                    (source + ">0").getBytes(UTF_8),
                    Topics.ROUTE_DELTAS.serde().encode(deltas)));
        }
    }

    /** Returns when Kafka has been away for longer than any event waits for it, which a heartbeat outlasts. */
    private void awaitLostHeartbeat() throws Exception {
        double before = metric(LOST_HEARTBEATS);
        Awaitility.await().atMost(PATIENCE).until(() -> metric(LOST_HEARTBEATS) > before);
    }

    private double metric(String name) throws Exception {
        return get(gateway.opsPort(), "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> post(String path, String body) {
        try {
            return http.send(request(path, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("Authorization", "Bearer " + Rig.KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private String get(int port, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** All events that the topic has now. */
    private List<byte[]> values(Topic<?> topic) {
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (!ends.isEmpty()) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() != null) {
                        values.add(record.value());
                    }
                });
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
        return values;
    }
}
