package io.otpwatch.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.client.Counts;
import io.otpwatch.embedded.EmbeddedKafka;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.gateway.GatewayService;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.WholeTopic;
import io.otpwatch.standalone.health.HealthReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The broker goes away for a minute while logins go on: what the gateway acknowledged is decided, what the client was given
 * is in the topics exactly once, nothing is lost.
 */
@Tag("waits")
class BrokerStoppedIT {
    private static final Duration AWAY = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    /** A call of the client that waited for Kafka would wait as long as its producer, a second, or for the outage. */
    private static final Duration CALL_WAIT_MAX = Duration.ofSeconds(1);

    /** Of some six thousand: fewer would be no outage for the client. */
    private static final long CLIENT_WAITING_MIN = 1_000;

    private static final int CODES_BEFORE = 400;
    private static final int CODES_AFTER = 300;
    /** The horizon is longer than the broker is away: a receipt that could not be given meanwhile is no late one. */
    private static final Map<String, String> SOON = Map.of(
            "outcomes", "all",
            "deadline.sms.ms", "20000",
            "horizon.sms.ms", "80000",
            "deadline.email.ms", "20000",
            "horizon.email.ms", "80000");

    @TempDir
    Path dir;

    @Test
    void acknowledged_codes_are_decided_and_no_route_turns_bad() throws Exception {
        // Given
        EmbeddedKafka broker = EmbeddedKafka.start(dir.resolve("kafka"), 0);
        int port = broker.port();
        InstallationOptions options =
                new InstallationOptions(dir, 0, 0, port, SOON, Optional.empty(), Map.of(), Optional.empty());
        Keys keys = options.keys();
        String bootstrap = broker.bootstrapServers();
        ProcessorConfig config = options.processor(bootstrap);
        try (Admin admin = Admin.create(config.kafka().admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(2));
        }
        try (ProcessorService processor = ProcessorService.start(config);
                GatewayService gateway = GatewayService.start(options.gateway(bootstrap, keys));
                HealthReader health = HealthReader.start(config.kafka());
                Logins logins = Logins.start(gateway.port(), keys);
                ClientLogins client = ClientLogins.start(bootstrap)) {
            Awaitility.await().atMost(PATIENCE).until(() -> logins.finished().size() >= CODES_BEFORE);

            // When
            broker.close();
            long closedNanos = System.nanoTime();
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> logins.unavailable() > 0 && System.nanoTime() - closedNanos >= AWAY.toNanos());
            int finishedBefore = logins.finished().size();
            long waited = client.counts().waiting();
            broker = EmbeddedKafka.start(dir.resolve("kafka"), port);

            // Then
            Awaitility.await().atMost(PATIENCE).until(() -> logins.finished().size() >= finishedBefore + CODES_AFTER);
            logins.stop();
            List<String> given = client.stop();
            Awaitility.await().atMost(PATIENCE).until(logins::allFinished);
            Set<String> codes = new HashSet<>(logins.finished());
            assertThat(logins.unavailable()).isPositive();
            assertThat(logins.unavailableWithoutRetryAfter()).isZero();
            assertThat(logins.unexpected()).isEmpty();

            Awaitility.await().atMost(PATIENCE).until(() -> client.counts().waiting() == 0);
            assertThat(waited).isGreaterThan(CLIENT_WAITING_MIN);
            assertThat(client.counts()).isEqualTo(new Counts(2L * given.size(), 0, 0, 0, 0));
            assertThat(client.losses()).isEmpty();
            assertThat(client.longestWait()).isLessThan(CALL_WAIT_MAX);
            assertThat(clientCodes(config.kafka(), Topics.CODE_SENT, CodeSent::getCodeId))
                    .containsExactlyInAnyOrderElementsOf(given);
            assertThat(clientCodes(config.kafka(), Topics.CODE_RECEIVED, CodeReceived::getCodeId))
                    .containsExactlyInAnyOrderElementsOf(given);

            codes.addAll(given);
            Map<String, OutcomeKind> outcomes = outcomes(config.kafka(), codes.size());
            assertThat(outcomes.keySet()).containsAll(codes);
            assertThat(outcomes.values()).containsOnly(OutcomeKind.RECEIVED);
            assertThat(values(config.kafka(), Topics.ROUTE_HEALTH, RouteHealth::getState))
                    .doesNotContain(RouteState.BAD);
            assertThat(health.failure()).isEmpty();
            assertThat(processor.ended()).isFalse();
        } finally {
            broker.close();
        }
    }

    /** The codes that the client wrote, as often as they are in the topic. */
    private static <T extends SpecificRecord> List<String> clientCodes(
            KafkaSettings kafka, Topic<T> topic, Function<T, String> code) {
        return values(kafka, topic, code).stream()
                .filter(id -> id.startsWith("client-"))
                .toList();
    }

    /** Of each record but heartbeats. */
    private static <T extends SpecificRecord, R> List<R> values(
            KafkaSettings kafka, Topic<T> topic, Function<T, R> value) {
        try (Consumer<byte[], byte[]> consumer = WholeTopic.open(kafka, topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<R> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.value() != null) {
                        values.add(value.apply(topic.serde().decode(record.value())));
                    }
                }
            }
            return values;
        }
    }

    /** Each code's outcome; fails if one has two. */
    private static Map<String, OutcomeKind> outcomes(KafkaSettings kafka, int atLeast) {
        Map<String, OutcomeKind> outcomes = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = WholeTopic.open(kafka, Topics.OUTCOMES)) {
            Awaitility.await().atMost(PATIENCE).until(() -> {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    CodeOutcome outcome = Topics.OUTCOMES.serde().decode(record.value());
                    assertThat(outcomes.put(outcome.getCodeId(), outcome.getOutcome()))
                            .as("a second outcome of " + outcome.getCodeId())
                            .isNull();
                }
                return outcomes.size() >= atLeast;
            });
        }
        return outcomes;
    }
}
