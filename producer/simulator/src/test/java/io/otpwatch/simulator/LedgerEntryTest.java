package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.EvidenceKind;
import io.otpwatch.schemas.Horizons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerEntryTest {
    @ParameterizedTest(name = "entry appended {0} ms after attempt 1: {1} entered")
    @CsvSource({"-1800001, 0", "-1800000, 1", "0, 1", "600000, 1", "600001, 0"})
    void a_challenge_is_entered_by_the_horizon_of_its_attempt_1(long afterMs, long entered) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).received("a", EvidenceKind.ENTERED, 0, afterMs);

        // Then
        assertThat(history.count(Count.ENTERED)).isEqualTo(entered);
        assertThat(history.count(Count.ENTERED_BY_RESEND)).isZero();
    }

    @ParameterizedTest(name = "entry of {0} at {1} ms: {2} by resend")
    @CsvSource(
            nullValues = "no code",
            value = {
                "a,       70000, 0",
                "b,       70000, 1",
                "no code, 60000, 0", // the resend was sent at that time, not before it
                "no code, 60001, 1",
            })
    void an_entry_after_a_resend_counts_as_entered_by_it(String code, long atMs, long byResend) {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .sent("b", 2, 60_000)
                .received(code, EvidenceKind.ENTERED, atMs);

        // Then
        assertThat(history.count(Count.ENTERED)).isEqualTo(1);
        assertThat(history.count(Count.ENTERED_BY_RESEND)).isEqualTo(byResend);
    }

    @Test
    void the_first_entry_decides_and_a_challenge_counts_once() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .sent("b", 2, 60_000)
                .received("b", EvidenceKind.ENTERED, 75_000)
                .received("a", EvidenceKind.ENTERED, 70_000);

        // Then
        assertThat(history.count(Count.CHALLENGES)).isEqualTo(1);
        assertThat(history.count(Count.ENTERED)).isEqualTo(1);
        assertThat(history.count(Count.ENTERED_BY_RESEND)).isZero();
    }

    @Test
    void a_wrong_entry_enters_nothing() {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).received("a", EvidenceKind.ENTERED_WRONG, 5_000);

        // Then
        assertThat(history.count(Count.ENTERED)).isZero();
    }

    @Test
    void the_order_of_reading_changes_nothing() {
        // Given
        long seed = 5;
        List<Appended> appended = new ArrayList<>();
        List<SimulatedEvent> events = Runs.drained(Runs.model(100, Scenario.healthy(), seed), Duration.ofSeconds(60));
        for (SimulatedEvent event : events) {
            appended.add(new Appended(event, event.at().toEpochMilli(), 0, appended.size()));
        }
        Ledger inOrder = new Ledger();
        appended.forEach(inOrder::add);

        // When
        Collections.shuffle(appended, new Random(seed));
        Ledger shuffled = new Ledger();
        appended.forEach(shuffled::add);

        // Then
        assertThat(shuffled.expected(Horizons.DEMO)).as("seed %d", seed).isEqualTo(inOrder.expected(Horizons.DEMO));
        assertThat(shuffled.counts(Horizons.DEMO)).as("seed %d", seed).isEqualTo(inOrder.counts(Horizons.DEMO));
    }

    @Test
    void the_sums_agree() {
        // When
        List<SimulatedEvent> events = Runs.drained(Runs.model(100, Scenario.healthy(), 6), Duration.ofSeconds(60));
        RouteCounts total = Runs.ledger(events).total(Horizons.DEMO);

        // Then
        assertThat(total.of(Count.RECEIVED) + total.of(Count.FAILED) + total.of(Count.MISSING))
                .isEqualTo(total.of(Count.SENT));
        assertThat(total.of(Count.DUE_IN_TIME)
                        + total.of(Count.DUE_RECIPIENT)
                        + total.of(Count.DUE_FAILED)
                        + total.of(Count.DUE_OVERDUE))
                .isEqualTo(total.of(Count.SENT));
    }
}
