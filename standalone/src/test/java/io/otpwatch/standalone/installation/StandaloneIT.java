package io.otpwatch.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.Main;
import io.otpwatch.standalone.health.HealthReader;
import io.otpwatch.testkit.JvmProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {
    private static final Route ROUTE = new Route(Channel.EMAIL, "ses", "login.acme.example", "ZZ", "gmail.com");
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(30);
    private static final Pattern BOOTSTRAP = Pattern.compile("Kafka (127\\.0\\.0\\.1:[0-9]+) ");

    @TempDir
    Path dir;

    @Test
    void what_was_counted_is_still_counted_after_a_restart_on_the_same_folder() throws Exception {
        // Given
        try (JvmProcess first = standalone("first.out")) {
            KafkaSettings kafka = kafka(first);
            append(kafka, "a");
            awaitSent(kafka, 1);
            stop(first);
        }
        // When
        try (JvmProcess second = standalone("second.out")) {
            KafkaSettings kafka = kafka(second);
            awaitSent(kafka, 1);
            append(kafka, "b");
            // Then
            awaitSent(kafka, 2);
            stop(second);
        }
        assertThat(dir.resolve("data"))
                .isDirectoryContaining("glob:**/kafka")
                .isDirectoryContaining("glob:**/processor");
    }

    @Test
    void a_second_one_on_the_same_folder_is_refused() {
        try (JvmProcess first = standalone("first.out")) {
            first.awaitLine("Ctrl-C ends it", START);
            // When
            try (JvmProcess second = standalone("second.out")) {
                // Then
                assertThat(second.awaitExit(START)).isEqualTo(1);
                assertThat(second.output())
                        .isEqualTo("otpwatch standalone: another otpwatch uses " + dir.resolve("data")
                                + ": stop that one, or give this one its own --data\n");
            }
            stop(first);
        }
    }

    private JvmProcess standalone(String output) {
        List<String> args = List.of(
                "standalone",
                "--plain",
                "--data",
                dir.resolve("data").toString(),
                "--port",
                "0",
                "--gateway-port",
                "0",
                "--kafka-port",
                "0");
        return JvmProcess.start(Main.class, args, dir.resolve(output));
    }

    private static KafkaSettings kafka(JvmProcess process) {
        Matcher where = BOOTSTRAP.matcher(process.awaitLine("Ctrl-C ends it", START));
        assertThat(where.find()).isTrue();
        return KafkaSettings.of(where.group(1));
    }

    private static void stop(JvmProcess process) {
        process.interrupt();
        assertThat(process.awaitExit(END)).isZero();
        assertThat(process.output())
                .contains("stopped; what it knows is kept in ")
                .doesNotContain("Exception")
                .doesNotContain("ERROR");
    }

    private static void append(KafkaSettings kafka, String id) throws Exception {
        CodeSent sent = CodeSent.newBuilder()
                .setChallengeId("challenge-" + id)
                .setCodeId("code-" + id)
                .setAttempt(1)
                .setSentAt(Instant.now().toEpochMilli())
                .setChannel(ROUTE.channel())
                .setProvider(ROUTE.provider())
                .setSender(ROUTE.sender())
                .setCountry(ROUTE.country())
                .setDomain(ROUTE.domain())
                .setOperator("google")
                .build();
        byte[] key = sent.getChallengeId().getBytes(StandardCharsets.UTF_8);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.CODE_SENT.name(),
                            key,
                            Topics.CODE_SENT.serde().encode(sent)))
                    .get();
        }
    }

    private static void awaitSent(KafkaSettings kafka, long sent) {
        try (HealthReader reader = HealthReader.start(kafka)) {
            Awaitility.await()
                    .atMost(START)
                    .untilAsserted(() -> assertThat(reader.board().latest())
                            .filteredOn(health -> Route.of(health).equals(ROUTE))
                            .map(RouteHealth::getTotals)
                            .singleElement()
                            .satisfies(totals -> assertThat(totals.getSent()).isEqualTo(sent)));
        }
    }
}
