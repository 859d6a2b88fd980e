package io.otpwatch.benchmarks.throughput.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
    private static final InputCounts INPUTS =
            new InputCounts(1_000_000, 490_000, 70_000, 480_000, 470_000, 20_000, 100, 19_900, 480);

    @Test
    void a_measurement_crosses_processes_unchanged() {
        // Given
        Measured nothing = new Measured(1_234_567_890_123L, 4, 3, 2, 1, 0.25, 0.1, null);
        Measured otpwatch = new Measured(1, 2, 3, 4, 5, 1, 0.5, new Measured.State(6, 7, 76.54321098765432, 8));
        // When / Then
        assertThat(Json.read(Json.line(nothing), Measured.class)).isEqualTo(nothing);
        assertThat(Json.read(Json.line(otpwatch), Measured.class)).isEqualTo(otpwatch);
        assertThat(Json.line(otpwatch)).doesNotContain("\n");
    }

    @Test
    void the_report_has_the_figures_that_matter_at_its_top() {
        // Given
        List<Run> runs = List.of(
                Runs.nothing(1, 2),
                Runs.otpwatch(1, 3),
                Runs.half(1, 3, 6),
                Runs.stopped(SystemUnderTest.DSL, 1, 30, 0.8),
                Runs.stopped(SystemUnderTest.KEY_VALUE_STORE, 1, 4, 0.8));
        // When
        String json = Json.shown(ThroughputReport.of(setting(Optional.of(INPUTS)), runs));
        // Then
        assertThat(json.lines().map(String::trim))
                .contains(
                        "\"ratioToNothing\" : 0.66667,",
                        "\"ratioHalfInOneDomain\" : 0.75,",
                        "\"throughputRatioHalfInOneDomain\" : 1,",
                        "\"ratioToDsl\" : 10.417,",
                        "\"ratioToKeyValueStore\" : 1.3889,",
                        "\"otherWaysSeconds\" : 30,",
                        "\"share\" : 0.80000,",
                        "\"inputsHalfInOneDomain\" : {",
                        "\"sendsToBiggestDomain\" : 70000,",
                        "\"bytesPerCode\" : 80,",
                        "\"changelogBytesPerEvent\" : 40,",
                        "\"cpuMicrosPerEvent\" : 4.5,",
                        "\"codesInFlight\" : 1048576,",
                        "\"events\" : 1000000,",
                        "\"consumerRecordsPerSecond\" : 1234600,",
                        "\"cores\" : 2,",
                        "\"system\" : \"nothing\",",
                        "\"system\" : \"otpwatch-half-in-one-domain\",",
                        "\"eventsPerSecond\" : 333330,");
    }

    @Test
    void what_was_left_out_is_not_in_the_report() {
        // Given
        List<Run> runs = List.of(Runs.nothing(1, 2), Runs.otpwatch(1, 3));
        // When
        String json = Json.shown(ThroughputReport.of(setting(Optional.empty()), runs));
        // Then
        assertThat(json)
                .contains("ratioToNothing")
                .doesNotContain("HalfInOneDomain", "half-in-one-domain", "ratioToDsl", "ratioToKeyValueStore");
    }

    @Test
    void each_system_crosses_processes_under_its_label() {
        for (SystemUnderTest system : SystemUnderTest.values()) {
            assertThat(Json.read(Json.line(system), SystemUnderTest.class)).isEqualTo(system);
            assertThat(Json.line(system)).isEqualTo("\"" + system.label() + "\"");
        }
    }

    @Test
    void what_is_no_json_is_refused() {
        assertThatThrownBy(() -> Json.read("secret", Measured.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no Measured: ");
    }

    private static ThroughputReport.Setting setting(Optional<InputCounts> half) {
        Machine machine = new Machine(2, "a vendor's 17", "an OS", List.of("-Xmx4g"));
        return new ThroughputReport.Setting(4, 2, 30, INPUTS, half, 1_234_567.89, machine);
    }
}
