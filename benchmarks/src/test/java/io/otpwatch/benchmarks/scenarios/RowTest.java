package io.otpwatch.benchmarks.scenarios;

import static io.otpwatch.benchmarks.scenarios.Verdicts.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otpwatch.benchmarks.figures.Json;
import io.otpwatch.benchmarks.figures.Machine;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final ScenarioCase OUTAGE =
            ScenarioCase.named(List.of("provider-outage")).get(0);
    private static final ScenarioCase HEALTHY =
            ScenarioCase.named(List.of("healthy")).get(0);

    @Test
    void a_right_run_has_what_was_found_and_when() {
        Row row = Row.of(OUTAGE, 50, List.of(4.5), Verdicts.of(Verdicts.resolved()), START);
        assertThat(row)
                .isEqualTo(new Row(
                        "provider-outage",
                        50,
                        "PROVIDER_OUTAGE at provider=ses",
                        "PROVIDER_OUTAGE",
                        "provider=ses",
                        6.0,
                        6.5,
                        4.5,
                        40.0,
                        true,
                        ""));
    }

    @Test
    void a_run_without_its_incident_says_so() {
        Row row = Row.of(OUTAGE, 50, List.of(4.5), Verdicts.of(), START);
        assertThat(row.ok()).isFalse();
        assertThat(row.why()).isEqualTo("no incident for PROVIDER_OUTAGE at provider=ses");
        assertThat(row.cause()).isEqualTo("none");
        assertThat(row.delaySeconds()).isNaN();
        assertThat(row.predictedSeconds()).isEqualTo(4.5);
    }

    @Test
    void of_two_at_once_both_are_named_and_the_later_counts() {
        Row row = Row.of(
                OUTAGE,
                50,
                List.of(4.5, 5.5),
                Verdicts.ofTwo(Verdicts.resolved(), Verdicts.resolved("vonage", 131)),
                START);
        assertThat(row.ok()).isTrue();
        assertThat(row.scope()).isEqualTo("provider=ses + provider=vonage");
        assertThat(row.delaySeconds()).isEqualTo(11);
        assertThat(row.predictedSeconds()).isEqualTo(5.5);
    }

    @Test
    void of_two_at_once_the_one_that_was_not_reported_counts() {
        Row row = Row.of(OUTAGE, 50, List.of(4.5, 5.5), Verdicts.ofTwo(Verdicts.resolved("vonage", 131)), START);
        assertThat(row.delaySeconds()).isNaN();
        assertThat(row.predictedSeconds()).isEqualTo(4.5);
        assertThat(row.cause()).isEqualTo("PROVIDER_OUTAGE");
        assertThat(row.why()).isEqualTo("no incident for PROVIDER_OUTAGE at provider=ses");
    }

    @Test
    void json_has_every_figure_and_null_for_seconds_that_there_are_not() throws IOException {
        // Given
        List<Row> rows = List.of(
                Row.of(HEALTHY, 50, List.of(), Verdicts.healthy(), START),
                Row.of(OUTAGE, 500, List.of(4.5), Verdicts.of(Verdicts.resolved()), START));
        // When
        JsonNode written = new ObjectMapper()
                .readTree(Json.shown(new ScenariosReport(Machine.here(List.of()), 1, 2, 3.5, rows)))
                .get("rows");
        // Then
        JsonNode healthy = written.get(0);
        assertThat(healthy.get("scenario").asText()).isEqualTo("healthy");
        assertThat(healthy.get("cause").asText()).isEqualTo("none");
        assertThat(healthy.get("delaySeconds").isNull()).isTrue();
        assertThat(healthy.get("ok").asBoolean()).isTrue();
        JsonNode outage = written.get(1);
        assertThat(outage.get("rate").asInt()).isEqualTo(500);
        assertThat(outage.get("scope").asText()).isEqualTo("provider=ses");
        assertThat(outage.get("delaySeconds").asDouble()).isEqualTo(6);
        assertThat(outage.get("publishedSeconds").asDouble()).isEqualTo(6.5);
        assertThat(outage.get("predictedSeconds").asDouble()).isEqualTo(4.5);
        assertThat(outage.get("recoverySeconds").asDouble()).isEqualTo(40);
        assertThat(outage.get("why").asText()).isEmpty();
    }
}
