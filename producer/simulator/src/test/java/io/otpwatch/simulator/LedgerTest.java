package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    @ParameterizedTest(name = "evidence {0} ms after the send: {1}, {2}, late {3}, unmatched {4}")
    @CsvSource({
        "-1800001, MISSING,  OVERDUE, 0, 1", // the longest horizon is that of e-mail
        "-1800000, RECEIVED, IN_TIME, 0, 0",
        "      -1, RECEIVED, IN_TIME, 0, 0",
        "       0, RECEIVED, IN_TIME, 0, 0",
        "   60000, RECEIVED, IN_TIME, 0, 0",
        "   60001, RECEIVED, OVERDUE, 0, 0",
        "  600000, RECEIVED, OVERDUE, 0, 0",
        "  600001, MISSING,  OVERDUE, 1, 0",
        " 2400000, MISSING,  OVERDUE, 1, 0",
        " 2400001, MISSING,  OVERDUE, 0, 1",
    })
    void a_code_is_judged_by_when_its_evidence_was_appended(
            long afterMs, OutcomeKind outcome, Due due, long late, long unmatched) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).received("a", EvidenceKind.DELIVERED, 0, afterMs);

        // Then
        assertThat(history.outcome("a")).isEqualTo(outcome);
        assertThat(history.expected("a").due()).isEqualTo(due);
        assertThat(history.count(Count.LATE)).isEqualTo(late);
        assertThat(history.count(Count.UNMATCHED)).isEqualTo(unmatched);
    }

    @ParameterizedTest(name = "{0} {1} ms after the send: {2}, {3}")
    @CsvSource({
        "OPERATOR,  -1800001, MISSING, OVERDUE",
        "OPERATOR,  -1800000, FAILED,  FAILED",
        "OPERATOR,     60000, FAILED,  FAILED",
        "OPERATOR,     60001, FAILED,  OVERDUE",
        "OPERATOR,    600000, FAILED,  OVERDUE",
        "OPERATOR,    600001, MISSING, OVERDUE",
        "RECIPIENT,    60000, FAILED,  RECIPIENT",
        "RECIPIENT,    60001, FAILED,  OVERDUE",
        "UNKNOWN,       1000, FAILED,  FAILED",
        "TEMPORARY,     1000, MISSING, OVERDUE",
    })
    void a_code_without_evidence_is_judged_by_its_failures(
            ReasonClass reasonClass, long afterMs, OutcomeKind outcome, Due due) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).failed("a", reasonClass, afterMs);

        // Then
        assertThat(history.outcome("a")).isEqualTo(outcome);
        assertThat(history.expected("a").due()).isEqualTo(due);
    }

    @Test
    void nothing_appended_is_missing_and_overdue() {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0);

        // Then
        assertThat(history.outcome("a")).isEqualTo(OutcomeKind.MISSING);
        assertThat(history.expected("a").due()).isEqualTo(Due.OVERDUE);
        assertThat(history.count(Count.SENT)).isEqualTo(1);
        assertThat(history.count(Count.CHALLENGES)).isEqualTo(1);
    }

    @Test
    void evidence_outweighs_a_failure_before_it_even_after_the_deadline() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .failed("a", ReasonClass.OPERATOR, 2_000)
                .received("a", EvidenceKind.DELIVERED, 70_000);

        // Then
        assertThat(history.outcome("a")).isEqualTo(OutcomeKind.RECEIVED);
        assertThat(history.expected("a").reasonClass()).isEmpty();
        assertThat(history.expected("a").due()).isEqualTo(Due.FAILED);
    }

    @Test
    void a_received_code_is_sent_anew_after_its_horizon() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .received("a", EvidenceKind.DELIVERED, 2_000)
                .sent("a", 1, 600_000);

        // Then
        assertThat(history.sentAnew()).isEmpty();
        assertThat(history.sent("a", 1, 600_001).sentAnew()).containsExactly("a");
    }

    @Test
    void a_code_that_was_not_received_is_sent_anew_after_the_longest_horizon_more() {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).sent("a", 1, 2_400_000);

        // Then
        assertThat(history.sentAnew()).isEmpty();
        assertThat(history.sent("a", 1, 2_400_001).sentAnew()).containsExactly("a");
    }

    @Test
    void a_temporary_failure_decides_nothing() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .failed("a", ReasonClass.TEMPORARY, 2_000)
                .failed("a", ReasonClass.SENDER, 9_000);

        // Then
        assertThat(history.expected("a").reasonClass()).contains(ReasonClass.SENDER);
    }

    @Test
    void a_failure_that_blames_the_recipient_goes_before_others_at_the_deadline() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .failed("a", ReasonClass.OPERATOR, 2_000)
                .failed("a", ReasonClass.RECIPIENT, 3_000);

        // Then
        assertThat(history.expected("a").due()).isEqualTo(Due.RECIPIENT);
        assertThat(history.expected("a").reasonClass()).contains(ReasonClass.OPERATOR);
    }

    @Test
    void evidence_twice_is_one_received_code_and_unmatched_once_that_is_closed() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .received("a", EvidenceKind.DELIVERED, 2_000)
                .received("a", EvidenceKind.DELIVERED, 600_000)
                .received("a", EvidenceKind.DELIVERED, 600_001);

        // Then
        assertThat(history.count(Count.RECEIVED)).isEqualTo(1);
        assertThat(history.count(Count.LATE)).isZero();
        assertThat(history.count(Count.UNMATCHED)).isEqualTo(1);
    }

    @ParameterizedTest(name = "a failure {0} ms after the send: unmatched {1}")
    @CsvSource({"-1800001, 1", "-1800000, 0", "600000, 0", "600001, 1"})
    void a_failure_is_never_late_but_unmatched(long afterMs, long unmatched) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).failed("a", ReasonClass.TEMPORARY, afterMs);

        // Then
        assertThat(history.count(Count.UNMATCHED)).isEqualTo(unmatched);
        assertThat(history.count(Count.LATE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = EvidenceKind.class,
            names = {"ENTERED_WRONG", "ENTERED_EXPIRED", "OTHER"})
    void what_is_no_evidence_counts_for_nothing(EvidenceKind kind) {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .received("a", kind, 2_000)
                .received("b", kind, 2_000);

        // Then
        assertThat(history.outcome("a")).isEqualTo(OutcomeKind.MISSING);
        assertThat(history.count(Count.UNMATCHED)).isZero();
    }

    @Test
    void an_entry_without_code_stands_for_every_code_sent_before_it() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .sent("b", 2, 60_000)
                .sent("c", 3, 120_000)
                .received(null, EvidenceKind.ENTERED, 120_000, 125_000);

        // Then
        assertThat(history.outcome("a")).isEqualTo(OutcomeKind.RECEIVED);
        assertThat(history.outcome("b")).isEqualTo(OutcomeKind.RECEIVED);
        assertThat(history.outcome("c")).as("sent when it was entered").isEqualTo(OutcomeKind.MISSING);
    }

    @Test
    void an_entry_without_code_before_every_send_is_unmatched() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 1_000, 1_000, null)
                .received(null, EvidenceKind.ENTERED, 1_000, 1_500);

        // Then
        assertThat(history.outcome("a")).isEqualTo(OutcomeKind.MISSING);
        assertThat(history.counts())
                .hasEntrySatisfying(
                        Route.unmatched("unknown"),
                        counts -> assertThat(counts.of(Count.UNMATCHED)).isEqualTo(1));
    }

    @Test
    void evidence_without_a_send_is_unmatched_under_its_provider() {
        // Given
        History history = new History(History.SMS)
                .received("a", EvidenceKind.DELIVERED, 0)
                .failed("b", ReasonClass.TEMPORARY, 0);

        // Then
        assertThat(history.counts()).containsOnlyKeys(Route.unmatched("vonage"), Route.unmatched("unknown"));
        assertThat(history.count(Count.UNMATCHED)).isEqualTo(2);
        assertThat(history.count(Count.SENT)).isZero();
    }

    @Test
    void the_first_appended_send_counts_and_later_ones_are_duplicates() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0, 5_000, null)
                .sent("a", 1, 0, 0, null)
                .received("a", EvidenceKind.DELIVERED, 603_000);

        // Then
        assertThat(history.outcome("a")).isEqualTo(OutcomeKind.MISSING);
        assertThat(history.count(Count.SENT)).isEqualTo(1);
        assertThat(history.count(Count.DUPLICATES)).isEqualTo(1);
        assertThat(history.count(Count.LATE)).isEqualTo(1);
    }

    @Test
    void sends_in_the_same_millisecond_are_ordered_by_offset() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0, 0, "vendor-1")
                .sent("a", 1, 0, 0, null)
                .shuffled(3);

        // Then
        assertThat(history.count(Count.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void a_send_that_adds_the_vendors_id_counts_as_nothing_and_only_once() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0, 0, null)
                .sent("a", 1, 0, 1_000, "vendor-1")
                .sent("a", 1, 0, 2_000, "vendor-1");

        // Then
        assertThat(history.count(Count.SENT)).isEqualTo(1);
        assertThat(history.count(Count.DUPLICATES)).isEqualTo(1);
    }

    @Test
    void e_mail_has_its_own_deadline_and_horizon() {
        // Given
        History history = new History(History.MAIL)
                .sent("a", 1, 0)
                .received("a", EvidenceKind.ACCEPTED, 120_000)
                .sent("b", 2, 0)
                .received("b", EvidenceKind.ACCEPTED, 1_800_000)
                .sent("c", 3, 0)
                .received("c", EvidenceKind.ACCEPTED, 1_800_001);

        // Then
        assertThat(history.expected("a").due()).isEqualTo(Due.IN_TIME);
        assertThat(history.outcome("b")).isEqualTo(OutcomeKind.RECEIVED);
        assertThat(history.outcome("c")).isEqualTo(OutcomeKind.MISSING);
    }
}
