package io.otpwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otpwatch.standalone.Main;
import io.otpwatch.testkit.JvmProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoIT {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(20);
    private static final Duration WHOLE_RUN = Duration.ofMinutes(6);

    @TempDir
    Path dir;

    private Path temp;

    @BeforeEach
    void ownTemp() throws Exception {
        temp = Files.createDirectory(dir.resolve("tmp"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"starting Kafka", "starting the processor", "otpwatch demo · healthy · 0:0", "draining: no new"})
    void ctrl_c_ends_it_within_seconds_in_every_phase_and_leaves_nothing_behind(String phase) {
        // Given
        try (JvmProcess demo = demo(
                "--scenario",
                "healthy",
                "--duration",
                "5s",
                "--report",
                dir.resolve("r.json").toString())) {
            demo.awaitLine(phase, START);
            // When
            demo.interrupt();
            // Then
            assertThat(demo.awaitExit(END)).isEqualTo(130);
            assertThat(demo.output())
                    .endsWith("stopped before its end: no report is written\nstopped; nothing is left behind\n")
                    .doesNotContain("Exception")
                    .doesNotContain("WARN")
                    .doesNotContain("ERROR");
            assertThat(temp).isEmptyDirectory();
            assertThat(dir.resolve("r.json")).doesNotExist();
        }
    }

    /**
     * Less than a minute of health, in which nothing can be learnt yet; then the carrier is blocked, and the shipped beliefs
     * are enough to say so. Blocked for long enough that lost can be told from late; then half a minute for it to be over.
     */
    @Test
    @Tag("waits")
    void a_blocked_carrier_is_one_incident_with_its_cause_and_all_sums_are_true() throws Exception {
        // Given
        Path file = dir.resolve("r.json");
        try (JvmProcess demo = demo(
                "--scenario",
                "carrier-block:carrier=262-01,start=45s,end=125s",
                "--rate",
                "200",
                "--duration",
                "155s",
                "--report",
                file.toString())) {
            // When
            int code = demo.awaitExit(WHOLE_RUN);
            // Then
            assertThat(code).as(demo.output()).isZero();
            JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(file));
            assertThat(report.get("repeats").asLong() + report.get("gaps").asLong())
                    .isZero();
            Instant trafficEnded = Instant.parse(report.get("trafficEndedAt").asText());
            List<JsonNode> incidents = new ArrayList<>();
            for (JsonNode incident : report.get("incidents")) {
                // That the traffic has ended may be an incident too
                if (Instant.parse(incident.get("openedAt").asText()).isBefore(trafficEnded)) {
                    incidents.add(incident);
                }
            }
            assertThat(incidents).hasSize(1);
            JsonNode incident = incidents.get(0);
            assertThat(incident.get("scope").toString()).isEqualTo("{\"domain\":\"262-01\"}");
            assertThat(incident.get("cause").asText()).isEqualTo("CARRIER_FILTERING_SILENT");
            assertThat(incident.get("delaySeconds").asDouble()).isBetween(2.0, 45.0);
            assertThat(Instant.parse(incident.get("resolvedAt").asText()))
                    .isAfter(Instant.parse(report.get("truth").get(0).get("end").asText()));
            String id = incident.get("id").asText();
            assertThat(demo.output().lines())
                    .anyMatch(line -> line.contains(" OPENED " + id + " "))
                    .anyMatch(line -> line.contains(" ADVICE " + id + ": SMS codes to 262-01: "))
                    .anyMatch(line -> line.contains(" RESOLVED " + id + " "))
                    .anyMatch(line -> line.startsWith("incident " + id + ": ")
                            && line.contains("carrier filtering, silent")
                            && line.contains(" over at "));
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void a_taken_port_is_named_in_one_line() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JvmProcess demo = demo("--kafka-port", String.valueOf(taken.getLocalPort()))) {
            // When
            int code = demo.awaitExit(START);
            // Then
            assertThat(code).isEqualTo(1);
            assertThat(demo.output().lines())
                    .containsExactly(
                            "starting Kafka …",
                            "otpwatch demo: port " + taken.getLocalPort()
                                    + " on 127.0.0.1 is in use: does another otpwatch run?"
                                    + " --kafka-port takes another one, 0 lets the system choose");
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void a_taken_port_of_the_metrics_is_named_in_one_line() throws Exception {
        // Given
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JvmProcess demo = demo("--port", String.valueOf(taken.getLocalPort()))) {
            // When
            int code = demo.awaitExit(START);
            // Then
            assertThat(code).isEqualTo(1);
            assertThat(demo.output().lines())
                    .containsExactly("otpwatch demo: port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use: --port takes another one, 0 lets the system choose");
            assertThat(temp).isEmptyDirectory();
        }
    }

    private JvmProcess demo(String... more) {
        List<String> args = new ArrayList<>(List.of("demo", "--plain"));
        for (String port : List.of("--kafka-port", "--gateway-port", "--port")) {
            if (!List.of(more).contains(port)) {
                args.addAll(List.of(port, "0"));
            }
        }
        args.addAll(List.of(more));
        return JvmProcess.start(
                Main.class, args, dir.resolve("demo.out"), List.of("-Xmx512m", "-Djava.io.tmpdir=" + temp));
    }
}
