package io.otpwatch.benchmarks.throughput.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final InputCounts INPUTS =
            new InputCounts(1_000_000, 490_000, 480_000, 470_000, 20_000, 100, 19_900, 480);

    @Test
    void a_measurement_crosses_processes_unchanged() {
        // Given
        Measured nothing = new Measured(1_234_567_890_123L, 4, 3, 2, 1, null);
        Measured otpwatch = new Measured(1, 2, 3, 4, 5, new Measured.State(6, 7, 76.54321098765432, 8));
        // When / Then
        assertThat(Json.read(Json.line(nothing), Measured.class)).isEqualTo(nothing);
        assertThat(Json.read(Json.line(otpwatch), Measured.class)).isEqualTo(otpwatch);
        assertThat(Json.line(otpwatch)).doesNotContain("\n");
    }

    @Test
    void the_report_has_the_figures_that_matter_at_its_top() {
        // Given
        Machine machine = new Machine(2, "a vendor's 17", "an OS", List.of("-Xmx4g"));
        ThroughputReport.Setting setting = new ThroughputReport.Setting(4, 2, INPUTS, 1_234_567.89, machine);
        List<Run> runs = List.of(Runs.nothing(1, 2), Runs.otpwatch(1, 3));
        // When
        String json = Json.shown(ThroughputReport.of(setting, runs));
        // Then
        assertThat(json.lines().map(String::trim))
                .contains(
                        "\"ratioToNothing\" : 0.66667,",
                        "\"bytesPerCode\" : 80,",
                        "\"changelogBytesPerEvent\" : 40,",
                        "\"cpuMicrosPerEvent\" : 4.5,",
                        "\"codesInFlight\" : 1048576,",
                        "\"events\" : 1000000,",
                        "\"consumerRecordsPerSecond\" : 1234600,",
                        "\"cores\" : 2,",
                        "\"system\" : \"nothing\",",
                        "\"eventsPerSecond\" : 333330,");
    }

    @Test
    void what_is_no_json_is_refused() {
        assertThatThrownBy(() -> Json.read("secret", Measured.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no Measured: ");
    }
}
