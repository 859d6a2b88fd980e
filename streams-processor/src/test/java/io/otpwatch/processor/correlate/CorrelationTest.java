package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CorrelationTest {
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(10), Duration.ofSeconds(30));

    private final Recorder effects = new Recorder();
    private final List<byte[]> log = new ArrayList<>();
    private Correlation correlation = life(HORIZONS);
    private int route = correlation.routes().number(Entries.SMS, "t-mobile");

    @Test
    void an_empty_one_has_no_history_to_write() {
        assertThat(correlation.pendingChunk()).isNull();
        assertThat(correlation.chunkIsFull()).isFalse();
        assertThat(correlation.neededFrom()).isEqualTo(Long.MIN_VALUE);
        assertThat(correlation.progress()).isEqualTo(new Correlation.Progress(Watermarks.UNKNOWN, false, 0, 0));
    }

    @Test
    void a_record_that_moves_no_watermark_is_history_all_the_same() {
        // Given
        correlation.observe(Input.SENT, 0, START);
        write();

        // When
        correlation.observe(Input.SENT, 1, START - 1);

        // Then
        assertThat(correlation.pendingChunk()).isNotNull();
        write();
        assertThat(correlation.pendingChunk()).isNull();
    }

    @Test
    void a_record_that_was_read_is_known_after_a_restart_and_the_next_is_not() {
        // Given
        correlation.observe(Input.SENT, 41, START);
        correlation.observe(Input.RECEIVED, 7, START + 3);
        write();
        correlation.observe(Input.SENT, 42, START - 1);
        write();

        // When
        next(HORIZONS);

        // Then
        assertThat(correlation.isKnown(Input.SENT, 42, START - 1)).isTrue();
        assertThat(correlation.isKnown(Input.SENT, 43, START)).isFalse();
        assertThat(correlation.isKnown(Input.RECEIVED, 7, START + 3)).isTrue();
        assertThat(correlation.isKnown(Input.RECEIVED, 8, START + 3)).isFalse();
        assertThat(correlation.isKnown(Input.FAILED, 0, START)).isFalse();
    }

    @Test
    void a_record_that_was_read_but_not_written_is_unknown_after_a_restart() {
        // Given
        correlation.observe(Input.SENT, 41, START);
        write();
        correlation.observe(Input.SENT, 42, START);

        // When
        next(HORIZONS);

        // Then
        assertThat(correlation.isKnown(Input.SENT, 41, START)).isTrue();
        assertThat(correlation.isKnown(Input.SENT, 42, START)).isFalse();
    }

    @Test
    void how_far_a_log_has_come_is_history_of_its_own() {
        // Given
        everyLogReaches(START + 500);
        write();

        // When
        next(HORIZONS);

        // Then
        assertThat(correlation.pendingChunk()).isNull();
        assertThat(correlation.observe(Input.FAILED, 1, 1)).isEqualTo(START + 500);
    }

    @Test
    void a_chunk_that_could_not_be_written_is_offered_again_unchanged() {
        // Given
        sent("c-1", "code-a", START);
        everyLogReaches(START + 2_000);

        // When
        byte[] first = Objects.requireNonNull(correlation.pendingChunk());
        byte[] again = Objects.requireNonNull(correlation.pendingChunk());

        // Then
        assertThat(again).isEqualTo(first);
        correlation.chunkWritten();
        assertThat(correlation.pendingChunk()).isNull();
    }

    @Test
    void what_changes_nothing_is_no_history() {
        // Given
        sent("c-1", "code-a", START);
        receipt(route, START + 1_000);
        write();

        // When
        InFlight.Applied again = correlation.apply(Entries.receipt("c-1", "code-a", route, START + 1_000), effects);

        // Then
        assertThat(again).isEqualTo(InFlight.Applied.UNCHANGED);
        assertThat(correlation.pendingChunk()).isNull();
    }

    @Test
    void what_is_only_counted_is_counted_over_a_restart_too() {
        // Given
        sent("c-1", "code-a", START);
        everyLogReaches(START + 1_000);
        sent("c-1", "code-a", START + 1_100);
        Entry temporary = Entries.failed("c-1", "code-a", route, START + 1_200);
        temporary.reasonClass = ReasonClass.TEMPORARY;
        correlation.apply(temporary, effects);
        write();

        // When
        next(HORIZONS);
        long before = effects.left(Entries.SMS).duplicates();
        everyLogReaches(START + 2_000);

        // Then
        assertThat(before).isZero();
        assertThat(effects.left(Entries.SMS).duplicates()).isEqualTo(1);
        assertThat(effects.left(Entries.SMS).temporary()).isEqualTo(1);
        assertThat(effects.left(Entries.SMS).sent()).isEqualTo(1);
    }

    @Test
    void much_that_changed_leaves_while_a_step_is_not_complete_and_stays_gone_over_a_restart() {
        // Given
        int codes = 4 * Correlation.STEP_BUDGET;
        for (int i = 0; i < codes; i++) {
            sent("c-" + i, "code-" + i, START + i * 1_000L);
        }
        write();
        everyLogReaches(START + codes * 1_000L + 100_000);
        for (int i = 0; i < 3; i++) {
            correlation.advance(effects);
        }
        boolean behind = correlation.isBehind();
        long leftBefore = effects.left(Entries.SMS).sent();
        write();

        // When
        next(HORIZONS);
        while (correlation.isBehind()) {
            correlation.advance(effects);
        }

        // Then
        assertThat(behind).isTrue();
        assertThat(leftBefore).isPositive();
        assertThat(effects.left(Entries.SMS).sent()).isEqualTo(codes);
        assertThat(effects.left(Entries.SMS).dueOverdue()).isEqualTo(codes);
        assertThat(effects.left(Entries.SMS).missing()).isEqualTo(codes);
    }

    @Test
    void a_vendor_id_that_comes_later_is_remembered_over_a_restart() {
        // Given
        sent("c-1", "code-a", START);
        Entry again = Entries.sent("c-1", "code-a", route, START);
        again.vendorId = true;
        InFlight.Applied added = correlation.apply(again, effects);
        write();

        // When
        next(HORIZONS);
        InFlight.Applied repeated = correlation.apply(again, effects);

        // Then
        assertThat(added).isEqualTo(InFlight.Applied.CHANGED);
        assertThat(repeated).isEqualTo(InFlight.Applied.DUPLICATE);
    }

    @Test
    void a_shorter_horizon_after_a_restart_closes_no_code_twice_and_loses_none() {
        // Given
        fiveCodesTenSecondsApart();
        everyLogReaches(START + 45_000);
        write();

        // When
        next(Horizons.of(Duration.ofSeconds(5), Duration.ofSeconds(15)));
        everyLogReaches(START + 200_000);

        // Then
        eachCodeHasItsOutcome();
    }

    @Test
    void a_longer_horizon_after_a_restart_closes_no_code_twice_and_loses_none() {
        // Given
        fiveCodesTenSecondsApart();
        everyLogReaches(START + 45_000);
        write();

        // When
        next(Horizons.of(Duration.ofSeconds(20), Duration.ofSeconds(90)));
        everyLogReaches(START + 70_000);
        write();
        next(HORIZONS);
        everyLogReaches(START + 300_000);

        // Then
        eachCodeHasItsOutcome();
    }

    @Test
    void a_cleared_one_is_as_good_as_new() {
        // Given
        sent("c-1", "code-a", START);
        everyLogReaches(START + 5_000);

        // When
        correlation.clear();

        // Then
        assertThat(correlation.pendingChunk()).isNull();
        assertThat(correlation.inFlight().size()).isZero();
        assertThat(correlation.routes().size()).isZero();
        assertThat(correlation.progress().watermark()).isEqualTo(Watermarks.UNKNOWN);
        assertThat(correlation.isKnown(Input.SENT, 0, START)).isFalse();
        assertThat(correlation.observe(Input.SENT, 0, 7)).isEqualTo(7);
        assertThat(bytes()).isEqualTo(life(HORIZONS).inFlight().bytes());
    }

    @Test
    void the_budget_of_a_step_is_kept_and_the_published_watermark_waits_with_it() {
        // Given
        int codes = Correlation.STEP_BUDGET;
        for (int i = 0; i < codes; i++) {
            sent("c-" + i, "code-" + i, START);
        }
        everyLogReaches(START + 1_000);
        long before = correlation.progress().watermark();

        // When
        everyLogReaches(START + 100_000);

        // Then
        assertThat(correlation.isBehind()).isTrue();
        assertThat(correlation.progress()).isEqualTo(new Correlation.Progress(before, true, codes, bytes()));
        correlation.advance(effects);
        assertThat(effects.outcomes).hasSize(codes);
        correlation.advance(effects);
        assertThat(effects.left(Entries.SMS).dueOverdue()).isZero();
        correlation.advance(effects);
        assertThat(correlation.isBehind()).isFalse();
        assertThat(effects.left(Entries.SMS).dueOverdue()).isEqualTo(codes);
        assertThat(correlation.progress().watermark()).isEqualTo(START + 100_000);
    }

    @Test
    void a_restart_amid_a_step_goes_on_where_it_stood() {
        // Given
        int codes = Correlation.STEP_BUDGET + 5;
        for (int i = 0; i < codes; i++) {
            sent("c-" + i, "code-" + i, START);
        }
        everyLogReaches(START + 100_000);
        correlation.advance(effects);
        write();
        int closedBefore = effects.outcomes.size();

        // When
        next(HORIZONS);
        boolean behind = correlation.isBehind();
        for (int i = 0; i < 5; i++) {
            correlation.advance(effects);
        }

        // Then
        assertThat(closedBefore).isBetween(1, codes - 1);
        assertThat(behind).isTrue();
        assertThat(correlation.isBehind()).isFalse();
        assertThat(effects.doubled).isEmpty();
        assertThat(effects.outcomes).hasSize(codes);
        assertThat(effects.left(Entries.SMS).dueOverdue()).isEqualTo(codes);
    }

    @Test
    void time_goes_on_in_whole_seconds_and_never_back() {
        // When
        everyLogReaches(START + 1_999);
        long first = correlation.progress().watermark();
        everyLogReaches(START + 1_000);

        // Then
        assertThat(first).isEqualTo(START + 1_000);
        assertThat(correlation.progress().watermark()).isEqualTo(START + 1_000);
    }

    @Test
    void history_is_needed_for_four_longest_horizons_and_kept_for_the_margin_beyond() {
        // Given
        everyLogReaches(START + 7_000);
        long withoutMargin = correlation.neededFrom();

        // When
        correlation = new Correlation(
                new Correlation.Settings(HORIZONS, Duration.ofMinutes(10), 2, false), new RouteDictionary());
        everyLogReaches(START + 7_000);

        // Then
        assertThat(withoutMargin).isEqualTo(START + 7_000 - 4 * 30_000);
        assertThat(correlation.neededFrom()).isEqualTo(withoutMargin - 600_000);
    }

    @Test
    void an_entry_takes_a_resend_in_whatever_order_the_two_are_read() {
        // Given
        Entry resend = Entries.sent("c-1", "code-b", route, START + 30_100);
        resend.attempt = 2;
        resend.eventAt = START + 29_000;
        Entry entered = Entries.entered("c-1", route, START + 29_900);

        // When
        sent("c-1", "code-a", START);
        correlation.apply(resend, effects);
        correlation.apply(entered, effects);
        everyLogReaches(START + 200_000);
        correlation = life(HORIZONS);
        correlation.routes().number(Entries.SMS, "t-mobile");
        sent("c-2", "code-c", START);
        resend.challenge.read("c-2");
        entered.challenge.read("c-2");
        correlation.apply(entered, effects);
        everyLogReaches(START + 31_000);
        correlation.apply(resend, effects);
        everyLogReaches(START + 200_000);

        // Then
        assertThat(effects.left(Entries.SMS).entered()).isEqualTo(2);
        assertThat(effects.left(Entries.SMS).enteredByResend()).isIn(0L, 2L);
    }

    @Test
    void evidence_without_a_code_stays_so_when_what_decided_its_codes_fate_is_trimmed() {
        // Given
        int unmatched = correlation.routes().number(Route.unmatched("twilio"), "unknown");
        receipt(unmatched, START - 29_999);
        write();
        receipt(unmatched, START + 60_000);
        correlation.observe(Input.SENT, 0, START);
        sent("c-1", "code-a", START);
        everyLogReaches(START + 70_000);
        write();
        everyLogReaches(START + 80_000);
        write();

        // When
        log.removeIf(chunk -> correlation.highestAppend(chunk) < correlation.neededFrom());
        next(HORIZONS);
        everyLogReaches(START + 95_000);

        // Then
        assertThat(effects.outcomes).containsEntry("code-a", OutcomeKind.RECEIVED);
        assertThat(effects.left().values().stream().mapToLong(RouteCounts::late).sum())
                .isZero();
        assertThat(effects.left().values().stream()
                        .mapToLong(RouteCounts::unmatched)
                        .sum())
                .isEqualTo(1);
    }

    private void receipt(int provider, long at) {
        Entry receipt = Entries.receipt("c-1", "code-a", provider, correlation.observe(Input.RECEIVED, 0, at));
        correlation.apply(receipt, effects);
    }

    private void fiveCodesTenSecondsApart() {
        for (int i = 0; i < 5; i++) {
            sent("c-" + i, "code-" + i, START + i * 10_000L);
            everyLogReaches(START + i * 10_000L);
        }
    }

    private void eachCodeHasItsOutcome() {
        assertThat(effects.doubled).isEmpty();
        assertThat(effects.outcomes)
                .containsOnlyKeys("code-0", "code-1", "code-2", "code-3", "code-4")
                .allSatisfy((code, kind) -> assertThat(kind).isEqualTo(OutcomeKind.MISSING));
        RouteCounts counts = effects.left(Entries.SMS);
        assertThat(counts.missing()).isEqualTo(5);
        assertThat(counts.dueOverdue()).isEqualTo(5);
        assertThat(counts.sent()).isEqualTo(5);
        assertThat(correlation.inFlight().size()).isZero();
    }

    private InFlight.Applied sent(String challenge, String code, long at) {
        return correlation.apply(Entries.sent(challenge, code, route, at), effects);
    }

    private void everyLogReaches(long at) {
        for (Input input : Input.values()) {
            correlation.observe(input, 0, at);
        }
        correlation.advance(effects);
    }

    private void write() {
        log.add(Objects.requireNonNull(correlation.pendingChunk()));
        correlation.chunkWritten();
    }

    /** Another life, from the history of those before. */
    private void next(Horizons horizons) {
        correlation = life(horizons);
        log.forEach(correlation::replay);
        route = correlation.routes().number(Entries.SMS, "t-mobile");
    }

    private long bytes() {
        return correlation.inFlight().bytes();
    }

    private static Correlation life(Horizons horizons) {
        return new Correlation(new Correlation.Settings(horizons, Duration.ZERO, 2, false), new RouteDictionary());
    }
}
