package io.otpwatch.standalone.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.standalone.Main;
import io.otpwatch.testkit.JvmProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two troubles at once, from end to end: what the demo's installation publishes of them. */
class IncidentIT {
    private static final String SCENARIO =
            "carrier-block:start=90s,end=240s+provider-outage:provider=ses,start=90s,end=240s";
    private static final Duration SENT_FOR = Duration.ofMinutes(6);
    private static final Duration OPENS_WITHIN = Duration.ofSeconds(30);
    private static final Duration RESOLVES_WITHIN = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration DRAINED = Duration.ofSeconds(60);
    private static final Pattern BOOTSTRAP = Pattern.compile("Kafka (127\\.0\\.0\\.1:[0-9]+) ");

    @TempDir
    Path dir;

    @Test
    @Tag("waits")
    void a_blocked_carrier_and_an_outage_of_another_provider_are_two_incidents_with_their_causes() throws Exception {
        // Given
        Path file = dir.resolve("r.json");
        List<SeenIncident> seen = List.of();
        try (JvmProcess demo = demo(file)) {
            // When
            try (IncidentReader reader = IncidentReader.of(KafkaSettings.of(bootstrap(demo)))) {
                while (demo.isAlive() && !Files.exists(file)) {
                    seen = reader.read(Duration.ofMillis(500));
                }
            }
            assertThat(demo.awaitExit(DRAINED)).as(demo.output()).isZero();
        }
        // Then
        JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(file));
        Instant start = Instant.parse(report.get("startedAt").asText());
        Instant trafficEnded = Instant.parse(report.get("trafficEndedAt").asText());
        List<Due> due = Scenario.parse(SCENARIO).truth(start, trafficEnded).stream()
                .map(cause -> new Due(ExpectedIncident.of(cause), OPENS_WITHIN, RESOLVES_WITHIN))
                .toList();
        // When traffic ends, sends stop: that is an incident too, and not one of the scenario
        List<SeenIncident> ofScenario = seen.stream()
                .filter(incident -> incident.openedAt().isBefore(trafficEnded))
                .toList();
        assertThat(due).hasSize(2);
        assertThat(IncidentVerdict.of(due, ofScenario).problems(start)).isEmpty();
    }

    private static String bootstrap(JvmProcess demo) {
        String line = demo.awaitLine(BOOTSTRAP.pattern(), START);
        Matcher matcher = BOOTSTRAP.matcher(line);
        assertThat(matcher.find()).as(line).isTrue();
        return matcher.group(1);
    }

    private JvmProcess demo(Path report) {
        List<String> args = List.of(
                "demo",
                "--plain",
                "--scenario",
                SCENARIO,
                "--rate",
                "50",
                "--duration",
                SENT_FOR.toSeconds() + "s",
                "--kafka-port",
                "0",
                "--gateway-port",
                "0",
                "--port",
                "0",
                "--report",
                report.toString());
        return JvmProcess.start(
                Main.class, args, dir.resolve("demo.out"), List.of("-Xmx512m", "-Djava.io.tmpdir=" + dir));
    }
}
