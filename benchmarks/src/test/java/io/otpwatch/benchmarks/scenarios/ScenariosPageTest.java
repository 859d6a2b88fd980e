package io.otpwatch.benchmarks.scenarios;

import static io.otpwatch.benchmarks.scenarios.Verdicts.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScenariosPageTest {
    private static final ScenarioCase OUTAGE =
            ScenarioCase.named(List.of("provider-outage")).get(0);
    private static final ScenarioCase HEALTHY =
            ScenarioCase.named(List.of("healthy")).get(0);
    private static final ScenariosReport REPORT = report(
            2,
            Row.of(HEALTHY, 50, List.of(), Verdicts.healthy(), START),
            Row.of(OUTAGE, 50, List.of(4.5), Verdicts.of(Verdicts.resolved()), START));
    private static final ScenariosReport FASTER = report(
            1,
            Row.of(HEALTHY, 500, List.of(), Verdicts.healthy(), START),
            Row.of(OUTAGE, 500, List.of(1.5), Verdicts.of(), START));

    private static ScenariosReport report(int atOnce, Row... rows) {
        return new ScenariosReport(new Machine(2, "a JDK", "an OS", List.of()), 1, atOnce, 3.5, List.of(rows));
    }

    @Test
    void each_scenario_is_a_line_and_each_rate_a_column() {
        assertThat(ScenariosPage.table(List.of(FASTER, REPORT))).isEqualTo("""
                        | what happens | `--scenario` | must be reported as | at 50/s | at 500/s |
                        |---|---|---|---|---|
                        | nothing is broken | `healthy` | none | nothing was reported | nothing was reported |
                        | nothing of a provider arrives | `provider-outage` | PROVIDER_OUTAGE at provider=ses \
                        | 6.0 s (4.5 s), over after 40.0 s | **no**: no incident for PROVIDER_OUTAGE at provider=ses |

                        At 50/s 2 of 2 runs were as they had to be; 2 cores, installations side by side: 2, a JDK.

                        At 500/s 1 of 2 runs were as they had to be; 2 cores, installations side by side: 1, a JDK.
                        """);
    }

    @Test
    void figures_take_the_place_of_those_before_and_what_stands_around_them_stays() {
        // Given
        String page = "# Title\n\n" + ScenariosPage.BEGIN + "\nold\n" + ScenariosPage.END + "\nmore\n";
        // When
        String once = ScenariosPage.with(page, List.of(REPORT));
        // Then
        assertThat(once)
                .startsWith("# Title\n\n" + ScenariosPage.BEGIN + "\n\n| what happens")
                .endsWith("a JDK.\n\n" + ScenariosPage.END + "\nmore\n")
                .doesNotContain("old");
        assertThat(ScenariosPage.with(once, List.of(REPORT))).isEqualTo(once);
    }

    @Test
    void a_page_without_markers_is_refused() {
        String page = ScenariosPage.END + ScenariosPage.BEGIN;
        assertThatThrownBy(() -> ScenariosPage.with(page, List.of(REPORT)))
                .isInstanceOf(CannotMeasure.class)
                .hasMessageContaining(ScenariosPage.BEGIN);
    }

    @Test
    void the_page_of_the_documents_has_the_markers() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "scenarios.md"));
        assertThat(ScenariosPage.with(page, List.of(REPORT))).contains("2 of 2 runs");
    }

    @Test
    void figures_that_were_written_are_a_column_beside_new_ones() {
        // Given
        ScenariosReport earlier = Json.read(Json.shown(REPORT), ScenariosReport.class);
        // Then
        assertThat(ScenariosPage.table(List.of(earlier, FASTER)))
                .isEqualTo(ScenariosPage.table(List.of(REPORT, FASTER)));
    }

    @Test
    void on_a_terminal_what_is_not_right_has_a_line_with_the_reason() {
        List<Row> rows = Stream.of(REPORT, FASTER)
                .flatMap(report -> report.rows().stream())
                .toList();
        assertThat(ScenariosTable.of(rows).lines().map(String::strip))
                .anyMatch(line -> line.matches(
                        "provider-outage +50 +6\\.0 +6\\.5 +4\\.5 +40\\.0 +yes +PROVIDER_OUTAGE at provider=ses"))
                .anyMatch(line -> line.matches("provider-outage +500 +- +- +1\\.5 +- +NO +none"))
                .contains("no incident for PROVIDER_OUTAGE at provider=ses", "3 of 4 ok");
    }
}
