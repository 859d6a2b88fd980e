package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Signal;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-jdk")
class HealthyTrafficTest {
    private static final Duration TRAFFIC = Duration.ofSeconds(200);
    private static final double RATE = 350;
    private static final long SEED = 1;
    private static final List<SimulatedEvent> EVENTS = healthy(SEED);
    private static final Ledger LEDGER = Runs.ledger(EVENTS);
    private static final Duration HORIZON = Duration.ofSeconds(90);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void wrong_recipients_apart_97_percent_are_received_within_90_seconds(long seed) {
        // Given
        Ledger ledger = seed == SEED ? LEDGER : Runs.ledger(healthy(seed));

        // When
        RouteCounts total = ledger.total(Horizons.DEMO);

        // Then
        double right = total.of(Count.SENT) - total.of(Count.DUE_RECIPIENT);
        assertThat(total.of(Count.SENT)).isGreaterThan(65_000);
        assertThat(total.of(Count.RECEIVED) / right).as("seed %d", seed).isBetween(0.97, 0.995);
        assertThat(total.of(Count.DUE_IN_TIME) / right)
                .as("in time, seed %d", seed)
                .isGreaterThan(0.97);
        assertThat(total.of(Count.DUE_RECIPIENT) / (double) total.of(Count.SENT))
                .as("wrong recipients, seed %d", seed)
                .isCloseTo(0.02, within(0.01));
    }

    @Test
    void every_operator_is_healthy_too() {
        // Given
        Map<String, String> operators = Runs.sends(EVENTS).stream()
                .map(SimulatedEvent.Send::sent)
                .collect(Collectors.toMap(HealthyTrafficTest::countedDomain, CodeSent::getOperator, (a, b) -> a));

        // When
        Map<String, RouteCounts> byOperator = new HashMap<>();
        LEDGER.counts(Horizons.DEMO)
                .forEach((route, counts) ->
                        byOperator.merge(operators.getOrDefault(route.domain(), "unknown"), counts, RouteCounts::plus));
        byOperator.remove("unknown");

        // Then
        assertThat(byOperator)
                .hasSizeGreaterThan(15)
                .containsKey("own")
                .allSatisfy((operator, counts) -> assertThat(counts.of(Count.RECEIVED)
                                / (double) (counts.of(Count.SENT) - counts.of(Count.DUE_RECIPIENT)))
                        .as("seed %d", SEED)
                        .isGreaterThan(0.96));
    }

    @Test
    void traffic_is_spread_as_in_the_world() {
        // When
        List<CodeSent> sends =
                Runs.sends(EVENTS).stream().map(SimulatedEvent.Send::sent).toList();

        // Then
        List<CodeSent> mail =
                sends.stream().filter(s -> s.getChannel() == Channel.EMAIL).toList();
        List<CodeSent> sms =
                sends.stream().filter(s -> s.getChannel() == Channel.SMS).toList();
        assertThat(distinct(mail, CodeSent::getDomain)).hasSize(24);
        assertThat(distinct(mail, CodeSent::getOperator)).hasSize(6);
        assertThat(distinct(sms, CodeSent::getCountry)).hasSize(8);
        assertThat(distinct(sms, CodeSent::getDomain)).hasSize(25).allMatch(d -> d.matches("\\d{3}-\\d{2,3}"));
        assertThat(distinct(sends, CodeSent::getProvider)).containsExactlyInAnyOrder("twilio", "vonage", "ses");
        assertThat(distinct(sends, CodeSent::getClientPlatform)).hasSizeBetween(6, 12);
    }

    @Test
    void all_that_goes_wrong_on_a_good_day_occurs() {
        // Given
        RouteCounts total = LEDGER.total(Horizons.DEMO);
        Set<String> kinds = Runs.evidence(EVENTS).stream()
                .map(e -> e.received().getKind().name() + (e.received().getCodeId() == null ? " of challenge" : ""))
                .collect(Collectors.toSet());
        Set<String> classes = Runs.failures(EVENTS).stream()
                .map(f -> f.failed().getReasonClass().name())
                .collect(Collectors.toSet());

        // Then
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "ACCEPTED",
                        "DELIVERED",
                        "INBOX",
                        "ENTERED",
                        "ENTERED of challenge",
                        "ENTERED_WRONG",
                        "ENTERED_EXPIRED");
        assertThat(classes).containsExactlyInAnyOrder("RECIPIENT", "OPERATOR", "SENDER", "PROVIDER", "TEMPORARY");
        assertThat(Count.values())
                .allSatisfy(
                        count -> assertThat(total.of(count)).as(count.label()).isPositive());
        assertThat(evidenceBeforeItsSend()).isPositive();
        assertThat(Runs.sends(EVENTS))
                .anySatisfy(send -> assertThat(send.sent().getAttempt()).isEqualTo(3));
    }

    @Test
    void nobody_enters_a_code_80_seconds_after_its_send() {
        // Given
        Map<String, CodeSent> codes = codes();

        // When
        List<Long> ages = Runs.evidence(EVENTS).stream()
                .map(SimulatedEvent.Evidence::received)
                .filter(received -> received.getKind() == EvidenceKind.ENTERED)
                .flatMap(received -> Stream.ofNullable(codes.get(String.valueOf(received.getCodeId())))
                        .map(sent -> received.getReceivedAt() - sent.getSentAt()))
                .toList();

        // Then
        assertThat(ages).hasSizeGreaterThan(10_000);
        assertThat(Collections.max(ages)).as("seed %d", SEED).isLessThanOrEqualTo(80_000);
    }

    @Test
    void evidence_after_the_horizon_is_late_evidence_of_codes_that_are_not_received() {
        // Given
        Map<String, Expected> expected = LEDGER.expected(Horizons.DEMO);

        // When
        List<OutcomeKind> afterHorizon = Runs.evidence(EVENTS).stream()
                .filter(e -> Signal.of(e.received().getKind()) != Signal.NONE)
                .flatMap(e -> Stream.ofNullable(
                                expected.get(String.valueOf(e.received().getCodeId())))
                        .filter(code -> e.at().toEpochMilli() > code.appendedAtMs() + HORIZON.toMillis())
                        .map(Expected::outcome))
                .toList();

        // Then
        assertThat(afterHorizon).as("seed %d", SEED).isNotEmpty().doesNotContain(OutcomeKind.RECEIVED);
        assertThat(LEDGER.total(Horizons.DEMO).of(Count.LATE)).isEqualTo(afterHorizon.size());
    }

    private static String countedDomain(CodeSent sent) {
        return KnownDomains.shipped().fold(Route.of(sent), sent.getOperator()).domain();
    }

    private static List<SimulatedEvent> healthy(long seed) {
        return Runs.drained(Runs.model(RATE, Scenario.healthy(), seed), TRAFFIC);
    }

    private static Map<String, CodeSent> codes() {
        Map<String, CodeSent> codes = new HashMap<>();
        Runs.sends(EVENTS).forEach(send -> codes.putIfAbsent(send.sent().getCodeId(), send.sent()));
        return codes;
    }

    private static long evidenceBeforeItsSend() {
        Map<String, Long> sent = new HashMap<>();
        Runs.sends(EVENTS)
                .forEach(send ->
                        sent.putIfAbsent(send.sent().getCodeId(), send.at().toEpochMilli()));
        return Runs.evidence(EVENTS).stream()
                .filter(e -> e.received().getCodeId() != null
                        && e.at().toEpochMilli()
                                < sent.getOrDefault(e.received().getCodeId(), 0L))
                .count();
    }

    private static Set<String> distinct(List<CodeSent> sends, Function<CodeSent, String> attribute) {
        return sends.stream().map(attribute).collect(Collectors.toSet());
    }
}
