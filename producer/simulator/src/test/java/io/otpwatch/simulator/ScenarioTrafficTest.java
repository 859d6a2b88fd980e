package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioTrafficTest {
    private static final long SEED = 21;
    private static final String CARRIER = "310-260";
    private static final long FROM = Runs.START.plusSeconds(60).toEpochMilli();
    private static final long TO = Runs.START.plusSeconds(180).toEpochMilli();

    @Test
    void a_silent_block_leaves_no_trace_of_the_carriers_codes() {
        // Given
        List<SimulatedEvent> events = run("carrier-block:start=60s,end=180s");
        Set<String> blocked = codes(events, sent -> sent.getDomain().equals(CARRIER) && isDuring(sent.getSentAt()));

        // Then
        assertThat(blocked).as("seed %d", SEED).hasSizeGreaterThan(500);
        assertThat(evidenceOf(blocked, events)).isEmpty();
        assertThat(Runs.failures(events))
                .filteredOn(f -> blocked.contains(f.failed().getCodeId()))
                .allSatisfy(f -> assertThat(f.failed().getReasonClass()).isEqualTo(ReasonClass.RECIPIENT));
    }

    @Test
    void a_lifted_block_and_other_carriers_are_healthy() {
        // Given
        List<SimulatedEvent> events = run("carrier-block:start=60s,end=180s");
        Set<String> after = codes(events, sent -> sent.getDomain().equals(CARRIER) && sent.getSentAt() >= TO);
        Set<String> others = codes(events, sent -> !sent.getDomain().equals(CARRIER) && isDuring(sent.getSentAt()));

        // Then
        assertThat(shareWithEvidence(after, events)).as("seed %d", SEED).isGreaterThan(0.95);
        assertThat(shareWithEvidence(others, events)).as("seed %d", SEED).isGreaterThan(0.95);
    }

    @Test
    void an_explicit_block_refuses_each_code_for_the_operators_sake() {
        // Given
        List<SimulatedEvent> events = run("carrier-block:mode=explicit,start=60s,end=180s");
        Set<String> blocked = codes(events, sent -> sent.getDomain().equals(CARRIER) && isDuring(sent.getSentAt()));

        // When
        Map<String, ReasonClass> refusals = new HashMap<>();
        Runs.failures(events)
                .forEach(f -> refusals.put(f.failed().getCodeId(), f.failed().getReasonClass()));

        // Then
        assertThat(evidenceOf(blocked, events)).isEmpty();
        assertThat(blocked)
                .allSatisfy(code -> assertThat(refusals.get(code)).isIn(ReasonClass.OPERATOR, ReasonClass.RECIPIENT));
    }

    @Test
    void users_of_a_blocked_carrier_ask_for_codes_again() {
        // Given
        List<SimulatedEvent> healthy = run("healthy");
        List<SimulatedEvent> blocked = run("carrier-block:start=60s,end=180s");
        Predicate<CodeSent> resend = sent -> sent.getDomain().equals(CARRIER) && sent.getAttempt() > 1;

        // Then
        assertThat(codes(blocked, resend))
                .as("seed %d", SEED)
                .hasSizeGreaterThan(10 * codes(healthy, resend).size());
    }

    @Test
    void in_a_providers_outage_nothing_of_it_arrives_anywhere() {
        // Given
        List<SimulatedEvent> events = run("provider-outage:provider=vonage,start=60s,end=180s");
        Set<String> lost = codes(events, sent -> sent.getProvider().equals("vonage") && isDuring(sent.getSentAt()));
        Set<String> others = codes(events, sent -> !sent.getProvider().equals("vonage") && isDuring(sent.getSentAt()));

        // Then
        assertThat(evidenceOf(lost, events)).isEmpty();
        assertThat(shareWithEvidence(others, events)).as("seed %d", SEED).isGreaterThan(0.95);
    }

    @Test
    void while_a_feed_is_dead_its_providers_reports_stop_and_entries_go_on() {
        // Given
        List<SimulatedEvent> events = run("feed-dead:provider=twilio,start=60s,end=180s");
        Set<String> sent = codes(events, s -> s.getProvider().equals("twilio") && isDuring(s.getSentAt()));

        // When
        List<SimulatedEvent.Evidence> meanwhile = Runs.evidence(events).stream()
                .filter(e -> isDuring(e.at().toEpochMilli()))
                .toList();

        // Then
        assertThat(meanwhile)
                .extracting(e -> String.valueOf(e.received().getProvider()))
                .contains("vonage", "ses")
                .doesNotContain("twilio");
        assertThat(evidenceOf(sent, meanwhile))
                .as("seed %d", SEED)
                .hasSizeGreaterThan(sent.size() / 3)
                .extracting(e -> e.received().getKind())
                .containsOnly(
                        EvidenceKind.ENTERED,
                        EvidenceKind.ENTERED_WRONG,
                        EvidenceKind.ENTERED_EXPIRED,
                        EvidenceKind.INBOX);
        assertThat(Runs.failures(events))
                .filteredOn(f -> isDuring(f.at().toEpochMilli()))
                .extracting(f -> String.valueOf(f.failed().getProvider()))
                .doesNotContain("twilio");
    }

    private static List<SimulatedEvent> run(String scenario) {
        return Runs.drained(Runs.model(150, Scenario.parse(scenario), SEED), Duration.ofMinutes(4));
    }

    private static boolean isDuring(long atMs) {
        return atMs >= FROM && atMs < TO;
    }

    private static Set<String> codes(List<SimulatedEvent> events, Predicate<CodeSent> which) {
        return Runs.sends(events).stream()
                .map(SimulatedEvent.Send::sent)
                .filter(which)
                .map(CodeSent::getCodeId)
                .collect(Collectors.toSet());
    }

    private static List<SimulatedEvent.Evidence> evidenceOf(Set<String> codes, List<? extends SimulatedEvent> events) {
        return Runs.evidence(List.copyOf(events)).stream()
                .filter(e -> e.received().getCodeId() != null
                        && codes.contains(e.received().getCodeId()))
                .toList();
    }

    private static double shareWithEvidence(Set<String> codes, List<SimulatedEvent> events) {
        long seen = evidenceOf(codes, events).stream()
                .map(e -> e.received().getCodeId())
                .distinct()
                .count();
        return seen / (double) codes.size();
    }
}
