package io.otpwatch.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.otpwatch.client.OtpWatch;
import io.otpwatch.client.Sent;
import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.cli.OtpwatchCommand;
import io.otpwatch.standalone.health.HealthBoard;
import io.otpwatch.standalone.health.HealthReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Known addresses and numbers are pushed through every input, where they belong and where they do not; then everything
 * that was written, logged, answered or shown is searched for them.
 */
class CanaryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ADDRESS = "jane.canary@gmail.com";
    private static final String NUMBER = "+4915155550173";
    /** What nobody may find, in any case. */
    private static final List<String> CANARIES = List.of("jane.canary", "15155550173", "mallory.canary");
    /** Of a producer that breaks the rules: it is in the topics that he writes, and may be nowhere else. */
    private static final String FOREIGN = "mallory.canary@gmail.com";

    private static final List<String> FIELDS_OF_SENT = List.of(
            "challengeId",
            "codeId",
            "provider",
            "operator",
            "domain",
            "country",
            "template",
            "recipient",
            "recipientKeyId",
            "numberRange",
            "clientPlatform",
            "carrier",
            "sentAt");

    @TempDir
    Path dir;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
        otpwatch().setLevel(Level.DEBUG);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
        otpwatch().setLevel(null);
    }

    @Test
    void an_address_or_number_is_nowhere_afterwards() throws Exception {
        // Given
        InstallationOptions options = new InstallationOptions(
                dir.resolve("data"),
                0,
                0,
                0,
                Map.of("outcomes", "all", "gateway.vendor.ids.wait.ms", "0"),
                Optional.empty(),
                Map.of(),
                Optional.empty());
        List<String> said = new ArrayList<>();
        Optional<Map<String, Integer>> found = Installation.run(options, new StopSignal(), said::add, installation -> {
            // When
            String key = Files.readString(options.keys().gateway()).strip();
            overHttp(installation.gateway().port(), key);
            byTheClient(installation.kafka(), options.keys());
            byReplay(installation.kafka(), said);
            byAForeignProducer(installation.kafka());
            awaitAllSeen(installation.kafka());
            endpoints(installation);
            said.add(installation.where());
            return Optional.of(searchTopics(installation.kafka()));
        });

        // Then
        assertThat(found.orElseThrow()).as("records with a canary, by topic").isEmpty();
        assertThat(answers).hasSizeGreaterThan(2 * FIELDS_OF_SENT.size());
        assertThat(answers).noneMatch(CanaryIT::hasCanary);
        assertThat(said).noneMatch(CanaryIT::hasCanary);
        assertThat(logged()).isNotEmpty().noneMatch(CanaryIT::hasCanary);
        assertThat(filesWithCanary()).isEmpty();
    }

    private void overHttp(int port, String key) throws IOException, InterruptedException {
        assertThat(post(port, key, "/v1/sent", sent("a1", "address", ADDRESS))).isEqualTo(200);
        assertThat(post(port, key, "/v1/sent", sent("a2", "number", NUMBER))).isEqualTo(200);
        Map<String, String> byMessageId = fields("a3");
        byMessageId.putAll(Map.of("address", ADDRESS, "vendorMessageId", "<" + ADDRESS + ">"));
        assertThat(post(port, key, "/v1/sent", json(byMessageId)))
                .as("a Message-ID looks like an address, and is kept as a hash")
                .isEqualTo(200);
        for (String canary : List.of(ADDRESS, NUMBER)) {
            for (String field : FIELDS_OF_SENT) {
                Map<String, String> fields = fields("f-" + field);
                fields.put("address", ADDRESS);
                fields.put(field, canary);
                assertThat(post(port, key, "/v1/sent", json(fields)))
                        .as(field + " of sent")
                        .isEqualTo(400);
            }
            for (String field : List.of("challengeId", "codeId", "provider", "clientPlatform", "rawCode")) {
                Map<String, String> fields = new TreeMap<>(
                        Map.of("challengeId", "login-a1", "codeId", "a1", "kind", "DELIVERED", "provider", "ses"));
                fields.put(field, canary);
                assertThat(post(port, key, "/v1/received", json(fields)))
                        .as(field + " of received")
                        .isEqualTo(400);
            }
            for (String field : List.of("template", "recipient", "recipientKeyId", "numberRange", "clientPlatform")) {
                Map<String, String> fields = placed("p-" + field);
                fields.put(field, canary.replace("+", ""));
                assertThat(post(port, key, "/v1/sent", json(fields)))
                        .as(field + " of a send whose place is known")
                        .isEqualTo(400);
            }
            for (String field : List.of("challengeId", "codeId", "provider", "reason", "vendorMessageId", "ruleId")) {
                Map<String, String> fields = new TreeMap<>(Map.of(
                        "challengeId", "login-a1", "codeId", "a1", "reasonClass", "RECIPIENT", "reason", "unknown"));
                fields.put(field, field.equals("reason") ? canary.replace("+", "") : canary);
                boolean hashed = field.equals("vendorMessageId") && canary.equals(ADDRESS);
                assertThat(post(port, key, "/v1/failed", json(fields)))
                        .as(field + " of failed")
                        .isEqualTo(hashed ? 200 : 400);
            }
            Map<String, String> unknown = fields("a1");
            unknown.put(canary, "x");
            assertThat(post(port, key, "/v1/sent", json(unknown))).isEqualTo(400);
            assertThat(post(port, key, "/v1/sent", "{\"challengeId\": \"" + canary))
                    .isEqualTo(400);
            assertThat(post(port, canary, "/v1/sent", "{}")).isEqualTo(401);
            assertThat(post(port, key, "/v1/" + canary.replace("+", "%2B"), "{}"))
                    .isEqualTo(404);
            String failed =
                    "{\"challengeId\":\"login-a2\",\"codeId\":\"a2\",\"reasonClass\":\"RECIPIENT\",\"reason\":\"unknown\","
                            + "\"redactedText\":\"smtp; 550 5.1.1 <" + canary + "> user " + canary + " unknown\"}";
            assertThat(post(port, key, "/v1/failed", failed)).isEqualTo(200);
        }
    }

    private void byTheClient(KafkaSettings kafka, Keys keys) {
        try (OtpWatch otpwatch = OtpWatch.builder()
                .bootstrapServers(kafka.bootstrap())
                .recipientKeys(RecipientKeys.read(keys.recipients()))
                .listener(loss -> answers.add(loss.toString()))
                .build()) {
            otpwatch.sentToEmail(ADDRESS, Sent.of("login-c1", "c1").by("ses", "login.example"));
            otpwatch.sentToPhone(NUMBER, Sent.of("login-c2", "c2").by("twilio", "example"));
            otpwatch.sentToEmail(ADDRESS, Sent.of(ADDRESS, "c3").by("ses", "login.example"));
            otpwatch.sentToEmail(ADDRESS, Sent.of("login-c4", NUMBER).by("ses", ADDRESS));
            otpwatch.sentToPhone(ADDRESS, Sent.of("login-c5", "c5").by("twilio", "example"));
            otpwatch.sentToEmail(NUMBER, Sent.of("login-c6", "c6").by("ses", "login.example"));
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(otpwatch.counts().acknowledged()).isEqualTo(2);
                assertThat(otpwatch.counts().refused()).isEqualTo(4);
            });
        }
    }

    private void byReplay(KafkaSettings kafka, List<String> said) throws IOException {
        Path lines = dir.resolve("recorded.jsonl");
        Files.writeString(
                lines,
                "{\"type\":\"CodeSent\",\"challengeId\":\"" + ADDRESS + "\",\"codeId\":\"r1\"}\n" + ADDRESS + "\n"
                        + "{\"type\":\"" + NUMBER + "\"}\n");
        Path table = dir.resolve("recorded.csv");
        Files.writeString(table, "id,to,at\nr2," + ADDRESS + ",1760000000\nr3," + NUMBER + ",1760000000\n");
        String columns = "type='CodeSent',challengeId=id,codeId=id,attempt='1',provider='ses',sender='acme',address=to,"
                + "sentAt=at:epoch-s";
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            String bootstrap = kafka.bootstrap();
            assertThat(OtpwatchCommand.run("replay", lines.toString(), "--bootstrap", bootstrap))
                    .isEqualTo(1);
            assertThat(OtpwatchCommand.run("replay", table.toString(), "--columns", columns, "--bootstrap", bootstrap))
                    .as(printed.toString(StandardCharsets.UTF_8))
                    .isEqualTo(1); // the second row has no address
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        said.add(printed.toString(StandardCharsets.UTF_8));
        Files.delete(lines);
        Files.delete(table);
    }

    private void byAForeignProducer(KafkaSettings kafka) {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] canary = FOREIGN.getBytes(StandardCharsets.UTF_8);
            for (Topic<?> topic : Topics.inputs()) {
                done(producer.send(new ProducerRecord<>(topic.name(), canary, canary)));
            }
            CodeSent byMessageId =
                    foreign("m1").setVendorMessageId("<" + FOREIGN + ">").build();
            CodeSent wrongTemplate = foreign("m2").setTemplate("for " + FOREIGN).build();
            for (CodeSent sent : List.of(byMessageId, wrongTemplate)) {
                byte[] id = sent.getChallengeId().getBytes(StandardCharsets.UTF_8);
                byte[] value = Topics.CODE_SENT.serde().encode(sent);
                done(producer.send(new ProducerRecord<>(Topics.CODE_SENT.name(), id, value)));
            }
        }
    }

    private static void awaitAllSeen(KafkaSettings kafka) {
        try (HealthReader reader = HealthReader.start(kafka)) {
            HealthBoard board = reader.board();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(board.latest().stream()
                                    .mapToLong(health -> health.getTotals().getSent())
                                    .sum())
                            .isEqualTo(7));
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(records(kafka, List.of(Topics.DEAD_LETTERS.name())))
                        .hasSize(Topics.inputs().size() + 1)); // and the send with a wrong template
    }

    private void endpoints(Installation installation) throws IOException, InterruptedException {
        for (int port : List.of(
                installation.processor().opsPort(), installation.gateway().opsPort())) {
            for (String path : List.of("/metrics", "/healthz", "/readyz", "/" + ADDRESS)) {
                answers.add(http.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body());
            }
        }
    }

    /** How many records of each topic have a canary; internal topics too, the foreign producer's own records not. */
    private static Map<String, Integer> searchTopics(KafkaSettings kafka) {
        List<String> inputs =
                Topics.inputs().stream().map(topic -> topic.name()).toList();
        Map<String, Integer> found = new TreeMap<>();
        int searched = 0;
        for (ConsumerRecord<byte[], byte[]> record : records(kafka, topics(kafka))) {
            String text = text(record.key()) + " " + text(record.value()) + " " + record.headers();
            boolean own =
                    inputs.contains(record.topic()) && text(record.value()).contains(FOREIGN);
            if (!own && hasCanary(text)) {
                found.merge(record.topic(), 1, Integer::sum);
            }
            searched += text.contains("gmail.com") ? 1 : 0;
        }
        assertThat(searched).as("records with the domain, which is no secret").isGreaterThan(2);
        return found;
    }

    private static List<String> topics(KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.admin())) {
            return List.copyOf(
                    done(admin.listTopics().names().toCompletionStage().toCompletableFuture()));
        }
    }

    private static <T> T done(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(KafkaSettings kafka, List<String> topics) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(kafka.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    /** Whatever lies in the data folder but Kafka's logs, which {@link #searchTopics} has read. */
    private List<String> filesWithCanary() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean kafka = file.startsWith(dir.resolve("data").resolve("kafka"));
                if (!kafka && hasCanary(Files.readString(file, StandardCharsets.ISO_8859_1))) {
                    found.add(dir.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private List<String> logged() {
        return List.copyOf(log.list).stream()
                .map(event -> event.getFormattedMessage() + " " + event.getKeyValuePairs() + " "
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())))
                .toList();
    }

    private int post(int port, String key, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        answers.add(answer.headers().map() + answer.body());
        return answer.statusCode();
    }

    private static String sent(String id, String field, String value) {
        Map<String, String> fields = fields(id);
        fields.put(field, value);
        return json(fields);
    }

    private static Map<String, String> fields(String id) {
        return new TreeMap<>(Map.of("challengeId", "login-" + id, "codeId", id, "provider", "ses", "sender", "acme"));
    }

    private static Map<String, String> placed(String id) {
        Map<String, String> fields = fields(id);
        fields.putAll(Map.of("channel", "SMS", "country", "DE", "domain", "262-01"));
        return fields;
    }

    private static CodeSent.Builder foreign(String id) {
        return CodeSent.newBuilder()
                .setChallengeId("login-" + id)
                .setCodeId(id)
                .setAttempt(1)
                .setSentAt(System.currentTimeMillis())
                .setChannel(Channel.EMAIL)
                .setProvider("ses")
                .setSender("acme")
                .setCountry("ZZ")
                .setDomain("gmail.com")
                .setOperator("google");
    }

    private static String json(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add("\"" + name + "\":\"" + value + "\""));
        return "{" + String.join(",", pairs) + "}";
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static boolean hasCanary(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        return CANARIES.stream().anyMatch(lower::contains);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static Logger otpwatch() {
        return (Logger) LoggerFactory.getLogger("io.otpwatch");
    }
}
