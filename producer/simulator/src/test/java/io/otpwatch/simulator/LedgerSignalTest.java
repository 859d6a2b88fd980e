package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger counts beside outcomes: receipts, stale sends, temporary failures. */
class LedgerSignalTest {
    @ParameterizedTest(name = "a receipt {0} ms after the send: {1}")
    @CsvSource({"-1800001, 0", "-1800000, 1", "0, 1", "60001, 1", "600000, 1", "600001, 0"})
    void a_code_has_a_receipt_if_one_was_appended_by_its_horizon(long afterMs, long receipts) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).received("a", EvidenceKind.DELIVERED, 0, afterMs);

        // Then
        assertThat(history.count(Count.RECEIPTS)).isEqualTo(receipts);
    }

    @ParameterizedTest
    @EnumSource(
            value = EvidenceKind.class,
            names = {"ACCEPTED", "DELIVERED", "INBOX", "SPAM"})
    void a_code_with_several_receipts_counts_once(EvidenceKind kind) {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .received("a", kind, 2_000)
                .received("a", kind, 2_000)
                .received("a", EvidenceKind.DELIVERED, 3_000)
                .sent("b", 2, 0)
                .received("b", kind, 2_000);

        // Then
        assertThat(history.count(Count.RECEIPTS)).isEqualTo(2);
    }

    @Test
    void an_entry_is_no_receipt() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .received("a", EvidenceKind.ENTERED, 5_000)
                .sent("b", 2, 0)
                .received(null, EvidenceKind.ENTERED, 9_000)
                .received("b", EvidenceKind.ENTERED_WRONG, 8_000);

        // Then
        assertThat(history.count(Count.RECEIVED)).isEqualTo(2);
        assertThat(history.count(Count.RECEIPTS)).isZero();
    }

    @Test
    void e_mail_has_a_receipt_until_its_own_horizon() {
        // Given
        History history = new History(History.MAIL)
                .sent("a", 1, 0)
                .received("a", EvidenceKind.ACCEPTED, 1_800_000)
                .sent("b", 2, 0)
                .received("b", EvidenceKind.ACCEPTED, 1_800_001);

        // Then
        assertThat(history.count(Count.RECEIPTS)).isEqualTo(1);
    }

    @ParameterizedTest(name = "sent at 0, appended at {0} ms: stale {1}")
    @CsvSource({"-60000, 0", "0, 0", "9999, 0", "10000, 0", "10001, 1", "3600000, 1"})
    void a_send_is_stale_if_appended_more_than_10_s_after_it(long appendMs, long stale) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0, appendMs, null);

        // Then
        assertThat(history.count(Count.STALE)).isEqualTo(stale);
        assertThat(history.count(Count.SENT)).isEqualTo(1);
    }

    @Test
    void a_code_is_stale_or_not_by_the_send_that_was_appended_first() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0, 20_000, null) // a repeat
                .sent("a", 1, 0, 1_000, null)
                .sent("b", 2, 0, 20_000, null)
                .sent("b", 2, 15_000, 21_000, null); // a repeat

        // Then
        assertThat(history.count(Count.STALE)).isEqualTo(1);
        assertThat(history.count(Count.DUPLICATES)).isEqualTo(2);
    }

    @ParameterizedTest(name = "a temporary failure {0} ms after the send: {1}")
    @CsvSource({"-1800001, 0", "-1800000, 1", "0, 1", "600000, 1", "600001, 0"})
    void a_temporary_failure_counts_if_appended_by_the_horizon_of_its_code(long afterMs, long temporary) {
        // Given
        History history = new History(History.SMS).sent("a", 1, 0).failed("a", ReasonClass.TEMPORARY, afterMs);

        // Then
        assertThat(history.count(Count.TEMPORARY)).isEqualTo(temporary);
        assertThat(history.count(Count.UNMATCHED)).isEqualTo(1 - temporary);
    }

    @Test
    void each_temporary_failure_of_a_code_counts_once_whatever_becomes_of_the_code() {
        // Given
        History history = new History(History.SMS)
                .sent("a", 1, 0)
                .sent("b", 2, 0)
                .failed("a", ReasonClass.TEMPORARY, 2_000)
                .failed("a", ReasonClass.TEMPORARY, 2_000)
                .received("a", EvidenceKind.DELIVERED, 3_000)
                .failed("a", ReasonClass.TEMPORARY, 4_000)
                .failed("b", ReasonClass.OPERATOR, 4_000)
                .failed("c", ReasonClass.TEMPORARY, 4_000); // never sent

        // Then
        assertThat(history.count(Count.TEMPORARY)).isEqualTo(3);
        assertThat(history.count(Count.UNMATCHED)).isEqualTo(1);
    }
}
