package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.report.OutcomeReader;
import io.otpwatch.standalone.report.Outcomes;
import io.otpwatch.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final ReplayOptions SAMPLE =
            new ReplayOptions(Sample.EVENTS, new Speed(10), Optional.empty(), false);
    private static final Progress SILENT = new Progress(new Printed(line -> {}), 0);

    @TempDir
    Path dir;

    @Test
    void the_sample_replayed_gives_the_outcomes_that_it_states() throws Exception {
        // Given
        List<String> printed = new ArrayList<>();
        try (TestBroker broker = TestBroker.start()) {
            KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers());
            createTopics(kafka);
            try (ProcessorService processor = ProcessorService.start(config(broker));
                    OutcomeReader reader = new OutcomeReader(kafka)) {
                Map<String, OutcomeKind> expected = Sample.outcomes();
                // When
                boolean good = Replay.run(SAMPLE, kafka, new Progress(new Printed(printed::add), 0));
                Outcomes outcomes = Awaitility.await()
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofMillis(500))
                        .until(reader::read, read -> read.size() >= expected.size());
                // Then
                assertThat(good).isTrue();
                assertThat(printed).last().asString().endsWith("bad lines: 0");
                Map<String, OutcomeKind> found = new TreeMap<>();
                expected.keySet().forEach(code -> outcomes.of(code).ifPresent(kind -> found.put(code, kind)));
                assertThat(found).isEqualTo(expected);
                assertThat(outcomes.size()).isEqualTo(expected.size());
                assertThat(outcomes.doubled()).isZero();
                assertThat(processor.running()).isTrue();
            }
        }
    }

    @Test
    void a_broker_that_is_away_is_named() {
        // Given
        KafkaSettings nowhere = KafkaSettings.of("127.0.0.1:1");
        // When, Then
        Assertions.assertThatThrownBy(() -> Replay.run(SAMPLE, nowhere, SILENT))
                .isInstanceOf(CannotRun.class)
                .hasMessageStartingWith("no Kafka broker answers at 127.0.0.1:1 ");
    }

    @Test
    void a_cluster_without_the_topics_is_named() {
        // Given
        try (TestBroker broker = TestBroker.start()) {
            KafkaSettings kafka = KafkaSettings.of(broker.bootstrapServers());
            // When, Then
            Assertions.assertThatThrownBy(() -> Replay.run(SAMPLE, kafka, SILENT))
                    .isInstanceOf(CannotRun.class)
                    .hasMessage(
                            "Kafka at " + broker.bootstrapServers()
                                    + " has no topic otp.code-failed, otp.code-received, otp.code-sent; ./otpwatch topics creates them");
        }
    }

    private ProcessorConfig config(TestBroker broker) {
        Map<String, String> set = new TreeMap<>(Map.of(
                Settings.BOOTSTRAP,
                broker.bootstrapServers(),
                "outcomes",
                "all",
                "state.dir",
                dir.toString(),
                "standby.replicas",
                "0",
                "replication.factor",
                "1",
                "ops.port",
                "0"));
        for (String channel : List.of("sms", "email")) {
            set.put("deadline." + channel + ".ms", "8000");
            set.put("horizon." + channel + ".ms", "15000"); // more than the six seconds of the sample at this speed
        }
        return ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), set, Optional.empty(), Map.of()));
    }

    private static void createTopics(KafkaSettings kafka) {
        try (Admin admin = Admin.create(kafka.admin())) {
            TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(2));
        }
    }
}
