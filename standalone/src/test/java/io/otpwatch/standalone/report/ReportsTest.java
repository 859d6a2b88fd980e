package io.otpwatch.standalone.report;

import static io.otpwatch.standalone.health.Healths.CARRIER;
import static io.otpwatch.standalone.health.Healths.GMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.otpwatch.events.Cause;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.events.RouteTotals;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.Due;
import io.otpwatch.simulator.Expected;
import io.otpwatch.simulator.RouteCounts;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.standalone.health.Healths;
import io.otpwatch.standalone.incidents.MadeIncident;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {
    private static final Instant START = Healths.NOON;
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
    private static final RouteCounts GMAIL_TRUTH = new RouteCounts(Map.of(
            Count.SENT, 2L,
            Count.RECEIVED, 1L,
            Count.MISSING, 1L,
            Count.DUE_IN_TIME, 1L,
            Count.DUE_OVERDUE, 1L,
            Count.LATE, 3L,
            Count.DUPLICATES, 4L,
            Count.CHALLENGES, 2L));
    private static final RouteCounts CARRIER_TRUTH =
            new RouteCounts(Map.of(Count.SENT, 1L, Count.FAILED, 1L, Count.DUE_FAILED, 1L, Count.UNMATCHED, 5L));
    private static final Map<Route, RouteCounts> TRUTH = Map.of(GMAIL, GMAIL_TRUTH, CARRIER, CARRIER_TRUTH);

    private final Outcomes outcomes = new Outcomes();

    @Test
    void a_run_in_which_the_monitor_saw_the_truth_adds_up() {
        // Given
        allOutcomes();
        // When
        Report report = report(gmail(), carrier());
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
        Report report = report(gmail(), carrier());
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
        Report report = report(gmail(), carrier());
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
        Report report = report(gmail(), carrier());
        // Then
        assertThat(report.falseMissing()).isEqualTo(1);
        assertThat(report.wrong()).isEqualTo(2);
        assertThat(report.routesThatDiffer()).isZero();
        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void outcomes_that_were_published_but_not_counted_do_not_add_up() {
        // Given
        allOutcomes();
        // When
        Report report = report(gmail().setReceived(0).setMissing(2), carrier());
        // Then
        assertThat(report.routesThatDiffer()).isEqualTo(1);
        assertThat(report.addsUp()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Count.class)
    void a_count_that_differs_does_not_add_up(Count count) {
        // Given
        allOutcomes();
        Map<Route, RouteCounts> truth = Map.of(GMAIL, GMAIL_TRUTH.plus(count, 1), CARRIER, CARRIER_TRUTH);
        // When
        Report report = Reports.of(RUN, EXPECTED, truth, said(gmail(), carrier(), 0, 0));
        // Then
        assertThat(report.routesThatDiffer()).isEqualTo(1);
        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void a_code_that_was_never_due_does_not_add_up_even_if_the_truth_says_so_too() {
        // Given
        allOutcomes();
        RouteCounts neverDue = CARRIER_TRUTH.plus(Count.DUE_FAILED, -1);
        Map<Route, RouteCounts> truth = Map.of(GMAIL, GMAIL_TRUTH, CARRIER, neverDue);
        // When
        Report report = Reports.of(RUN, EXPECTED, truth, said(gmail(), carrier().setDueFailed(0), 0, 0));
        // Then
        assertThat(report.routesThatDiffer()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 0, false", "0, 1, false"})
    void deltas_that_came_twice_or_never_do_not_add_up(long repeats, long gaps, boolean addsUp) {
        // Given
        allOutcomes();
        // When
        Report report = Reports.of(RUN, EXPECTED, TRUTH, said(gmail(), carrier(), repeats, gaps));
        // Then
        assertThat(report.repeats()).isEqualTo(repeats);
        assertThat(report.gaps()).isEqualTo(gaps);
        assertThat(report.addsUp()).isEqualTo(addsUp);
    }

    @Test
    void every_count_of_the_health_has_its_column() {
        // Given
        RouteTotals totals = new RouteTotals(
                1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 100L, 200L, 300L, 400L, 500L, 18L, 19L, 20L, 21L);
        // When
        RouteCounts counts = HealthCounts.of(totals);
        // Then
        assertThat(counts.counts())
                .containsOnly(
                        Map.entry(Count.SENT, 1L),
                        Map.entry(Count.STALE, 2L),
                        Map.entry(Count.CHALLENGES, 3L),
                        Map.entry(Count.RECEIPTS, 4L),
                        Map.entry(Count.ENTERED, 5L),
                        Map.entry(Count.ENTERED_BY_RESEND, 6L),
                        Map.entry(Count.DUE_IN_TIME, 7L),
                        Map.entry(Count.DUE_RECIPIENT, 8L),
                        Map.entry(Count.DUE_FAILED, 9L),
                        Map.entry(Count.DUE_OVERDUE, 10L),
                        Map.entry(Count.RECEIVED, 11L),
                        Map.entry(Count.MISSING, 12L),
                        Map.entry(Count.FAILED, 1500L),
                        Map.entry(Count.TEMPORARY, 18L),
                        Map.entry(Count.LATE, 19L),
                        Map.entry(Count.DUPLICATES, 20L),
                        Map.entry(Count.UNMATCHED, 21L));
    }

    @Test
    void the_file_has_the_documented_fields(@TempDir Path dir) throws IOException {
        // Given
        allOutcomes();
        Path file = dir.resolve("report.json");
        // When
        Reports.write(report(gmail(), carrier()), file);
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
                        "repeats",
                        "gaps",
                        "routes",
                        "truth",
                        "incidents");
        JsonNode route = json.get("routes").get(0);
        assertThat(route.toString())
                .startsWith("{\"route\":\"SMS/twilio/acme/US/310-260\",\"channel\":\"SMS\",\"provider\":\"twilio\","
                        + "\"sender\":\"acme\",\"country\":\"US\",\"domain\":\"310-260\","
                        + "\"outcomes\":{\"received\":0,\"failed\":1,\"missing\":0},");
        assertThat(route.get("unmatched").toString()).isEqualTo("{\"monitor\":5,\"truth\":5}");
        assertThat(names(route))
                .contains("sent", "received", "failed", "missing", "late", "duplicates", "unmatched")
                .contains("receipts", "entered", "dueInTime", "dueRecipient", "dueFailed", "dueOverdue")
                .contains("challenges", "enteredByResend", "stale", "temporary")
                .doesNotContain("monitor", "truth");
        assertThat(json.get("truth").toString())
                .isEqualTo("[{\"cause\":\"carrier filtering, silent\",\"scope\":{\"domain\":\"310-260\"},"
                        + "\"start\":\"2026-03-01T12:03:00Z\",\"end\":null}]");
        assertThat(json.get("incidents").toString())
                .isEqualTo("[{\"id\":\"i-1\",\"scope\":{\"domain\":\"310-260\"},\"cause\":\"CARRIER_FILTERING_SILENT\","
                        + "\"severity\":\"MAJOR\",\"summary\":\"Summary 1.\",\"startedAt\":\"2026-03-01T12:03:20Z\","
                        + "\"openedAt\":\"2026-03-01T12:03:20Z\",\"resolvedAt\":null,\"foldedInto\":null,"
                        + "\"delaySeconds\":20.0,\"loginsHurt\":0,\"codesHurt\":0}]");
        assertThat(dir).isDirectoryContaining(path -> path.equals(file));
    }

    private Report report(RouteTotals.Builder gmail, RouteTotals.Builder carrier) {
        return Reports.of(RUN, EXPECTED, TRUTH, said(gmail, carrier, 0, 0));
    }

    private Said said(RouteTotals.Builder gmail, RouteTotals.Builder carrier, long repeats, long gaps) {
        RouteHealth.Builder one = Healths.of(GMAIL, RouteState.GOOD).setTotals(gmail.build());
        RouteHealth.Builder two = Healths.of(CARRIER, RouteState.BAD)
                .setTotals(carrier.build())
                .setRepeats(repeats)
                .setGaps(gaps);
        MadeIncident incident = MadeIncident.open("i-1", 1, Cause.CARRIER_FILTERING_SILENT, "domain", "310-260", 200);
        return new Said(List.of(one.build(), two.build()), MadeIncident.seen(incident), outcomes);
    }

    private static RouteTotals.Builder gmail() {
        return Healths.totals()
                .setSent(2)
                .setReceived(1)
                .setMissing(1)
                .setDueInTime(1)
                .setDueOverdue(1)
                .setLate(3)
                .setDuplicates(4)
                .setChallenges(2);
    }

    private static RouteTotals.Builder carrier() {
        return Healths.totals().setSent(1).setFailedOperator(1).setDueFailed(1).setUnmatched(5);
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
