package io.otpwatch.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class DetectionCommandTest {
    @TempDir
    Path dir;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_detector_is_measured_and_its_figures_are_written() throws IOException {
        // Given
        Path file = dir.resolve("figures.json");
        // When: no bars for the windows
        int code = run(
                "--quick",
                "--only",
                "sms",
                "--rates",
                "1000",
                "--runs",
                "3",
                "--json",
                file.toString(),
                "--detectors",
                "windows-80");
        // Then
        assertThat(code).as(err.toString()).isZero();
        JsonNode rows = new ObjectMapper().readTree(Files.readString(file)).get("rows");
        assertThat(rows).hasSize(6);
        JsonNode row = rows.get(0);
        assertThat(row.get("channel").asText()).isEqualTo("sms");
        assertThat(row.get("rate").asInt()).isEqualTo(1_000);
        assertThat(row.get("p").asDouble()).isZero();
        assertThat(row.get("type").asText()).isEqualTo("A");
        assertThat(row.get("detector").asText()).isEqualTo("windows-80");
        assertThat(row.get("setting").asText()).isEqualTo("known");
        assertThat(row.get("medianSeconds").asDouble()).isBetween(300.0, 700.0);
        assertThat(row.get("boundSeconds").asDouble()).isBetween(4.9, 5.1);
        assertThat(row.get("falseAlarmsPer30Days").asDouble()).isZero();
        assertThat(out.toString()).contains("windows-80", "0 of 0 bars met");
    }

    @ParameterizedTest
    @CsvSource({
        "--runs, 0, --runs must be 1 to 10000: 0",
        "--rates, 0, --rates must be 1 to 10000: 0",
        "--only, fax, --only must be sms or email: fax",
        "--detectors, none, --detectors has no none: only windows-80",
    })
    void what_makes_no_sense_is_refused(String option, String value, String why) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(why);
    }

    private int run(String... args) {
        return new CommandLine(new DetectionCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
