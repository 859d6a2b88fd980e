package io.otpwatch.standalone.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Due;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final Route GMAIL = new Route(Channel.EMAIL, "ses", "login.acme.example", "ZZ", "gmail.com");
    private static final Route CARRIER = new Route(Channel.SMS, "twilio", "acme", "US", "310-260");
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Run RUN = new Run(
            "showcase",
            7,
            50,
            START,
            START.plusSeconds(200),
            Scenario.showcase().truth(START, START.plusSeconds(200)));

    private static final Map<String, Expected> EXPECTED = Map.of(
            "a", expected(GMAIL, OutcomeKind.RECEIVED),
            "b", expected(GMAIL, OutcomeKind.MISSING),
            "c", expected(CARRIER, OutcomeKind.FAILED));
    private static final Map<Route, Sums> TRUTH =
            Map.of(GMAIL, new Sums(2, 1, 0, 1, 3, 4, 0), CARRIER, new Sums(1, 0, 1, 0, 0, 0, 5));

    private final Outcomes outcomes = new Outcomes();

    @Test
    void a_run_in_which_the_monitor_saw_the_truth_adds_up() {
        // Given
        allOutcomes();
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, TRUTH, outcomes);
        // Then
        assertThat(report.addsUp()).isTrue();
        assertThat(report.sent()).isEqualTo(3);
        assertThat(report.received()).isEqualTo(1);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.missing()).isEqualTo(1);
    }

    @Test
    void a_send_without_an_outcome_is_lost() {
        // Given
        outcomes.add(outcome("a", GMAIL, OutcomeKind.RECEIVED));
        outcomes.add(outcome("b", GMAIL, OutcomeKind.MISSING));
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, TRUTH, outcomes);
        // Then
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.routesThatDiffer()).isEqualTo(1);
        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void a_code_with_two_outcomes_is_doubled() {
        // Given
        allOutcomes();
        outcomes.add(outcome("a", GMAIL, OutcomeKind.RECEIVED));
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, TRUTH, outcomes);
        // Then
        assertThat(report.doubled()).isEqualTo(1);
        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void missing_is_false_if_evidence_came_in_time() {
        // Given
        outcomes.add(outcome("a", GMAIL, OutcomeKind.MISSING));
        outcomes.add(outcome("b", GMAIL, OutcomeKind.RECEIVED));
        outcomes.add(outcome("c", CARRIER, OutcomeKind.FAILED));
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, TRUTH, outcomes);
        // Then
        assertThat(report.falseMissing()).isEqualTo(1);
        assertThat(report.wrong()).isEqualTo(2);
        assertThat(report.routesThatDiffer()).isZero();
        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void outcomes_are_summed_from_the_topic_and_not_from_what_the_processor_says() {
        // Given
        allOutcomes();
        Map<Route, Sums> said = Map.of(GMAIL, new Sums(2, 99, 99, 99, 3, 4, 0), CARRIER, TRUTH.get(CARRIER));
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, said, outcomes);
        // Then
        assertThat(report.addsUp()).isTrue();
    }

    @Test
    void a_sum_that_differs_does_not_add_up() {
        // Given
        allOutcomes();
        Map<Route, Sums> said = Map.of(GMAIL, new Sums(2, 0, 0, 0, 3, 5, 0), CARRIER, TRUTH.get(CARRIER));
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, said, outcomes);
        // Then
        assertThat(report.routesThatDiffer()).isEqualTo(1);
        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void the_file_has_the_documented_fields(@TempDir Path dir) throws IOException {
        // Given
        allOutcomes();
        Path file = dir.resolve("report.json");
        // When
        Reports.write(Reports.of(RUN, EXPECTED, TRUTH, TRUTH, outcomes), file);
        // Then
        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(file));
        assertThat(names(json))
                .containsExactly(
                        "scenario",
                        "seed",
                        "rate",
                        "startedAt",
                        "trafficEndedAt",
                        "sent",
                        "received",
                        "failed",
                        "missing",
                        "lost",
                        "doubled",
                        "falseMissing",
                        "wrong",
                        "routes",
                        "truth",
                        "incidents");
        assertThat(json.get("routes").get(0).toString())
                .isEqualTo("{\"route\":\"SMS/twilio/acme/US/310-260\",\"channel\":\"SMS\",\"provider\":\"twilio\","
                        + "\"sender\":\"acme\",\"country\":\"US\",\"domain\":\"310-260\","
                        + "\"sent\":{\"monitor\":1,\"truth\":1},\"received\":{\"monitor\":0,\"truth\":0},"
                        + "\"failed\":{\"monitor\":1,\"truth\":1},\"missing\":{\"monitor\":0,\"truth\":0},"
                        + "\"late\":{\"monitor\":0,\"truth\":0},\"duplicates\":{\"monitor\":0,\"truth\":0},"
                        + "\"unmatched\":{\"monitor\":5,\"truth\":5}}");
        assertThat(json.get("truth").toString())
                .isEqualTo("[{\"cause\":\"carrier filtering, silent\",\"scope\":{\"domain\":\"310-260\"},"
                        + "\"start\":\"2026-03-01T12:03:00Z\",\"end\":null}]");
        assertThat(json.get("incidents")).isEmpty();
        assertThat(dir).isDirectoryContaining(path -> path.equals(file));
    }

    private void allOutcomes() {
        outcomes.add(outcome("a", GMAIL, OutcomeKind.RECEIVED));
        outcomes.add(outcome("b", GMAIL, OutcomeKind.MISSING));
        outcomes.add(outcome("c", CARRIER, OutcomeKind.FAILED));
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Expected expected(Route route, OutcomeKind outcome) {
        return new Expected(route, 1, START.toEpochMilli(), outcome, Optional.empty(), Due.OVERDUE);
    }

    private static CodeOutcome outcome(String codeId, Route route, OutcomeKind outcome) {
        return CodeOutcome.newBuilder()
                .setChallengeId("challenge-" + codeId)
                .setCodeId(codeId)
                .setOutcome(outcome)
                .setAttempt(1)
                .setSentAt(START.toEpochMilli())
                .setAppendedAt(START.toEpochMilli())
                .setDecidedAt(START.toEpochMilli() + 90_000)
                .setChannel(route.channel())
                .setProvider(route.provider())
                .setSender(route.sender())
                .setCountry(route.country())
                .setDomain(route.domain())
                .setOperator("x")
                .build();
    }
}
