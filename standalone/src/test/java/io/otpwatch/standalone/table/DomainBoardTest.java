package io.otpwatch.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.correlate.LatencyBins;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DomainBoardTest {
    private static final long NOW = 1_800_000_000;

    private final DomainBoard board = new DomainBoard();

    @Test
    void the_domain_with_the_lowest_share_in_time_comes_first() {
        // Given
        board.add("fine.example", "a", due(99, 1), NOW);
        board.add("blocked.example", "b", due(10, 90), NOW);
        board.add("poor.example", "c", due(80, 20), NOW);
        // When, Then
        assertThat(board.rows(NOW))
                .extracting(DomainRow::domain)
                .containsExactly("blocked.example", "poor.example", "fine.example");
    }

    @Test
    void a_domain_with_few_codes_due_does_not_rank() {
        // Given
        board.add("small.example", "a", due(0, 9), NOW);
        board.add("fine.example", "b", due(100, 0), NOW);
        // When, Then
        assertThat(board.rows(NOW)).extracting(DomainRow::domain).containsExactly("fine.example", "small.example");
    }

    @Test
    void domains_whose_shares_show_the_same_keep_the_order_of_their_names() {
        // Given
        board.add("b.example", "x", due(9901, 99), NOW);
        board.add("a.example", "x", due(9900, 100), NOW);
        // When, Then
        assertThat(board.rows(NOW)).extracting(DomainRow::domain).containsExactly("a.example", "b.example");
    }

    @Test
    void routes_of_one_domain_are_one_row() {
        // Given
        board.add("gmail.com", "google", sent(3), NOW);
        board.add("gmail.com", "google", sent(4), NOW);
        // When
        DomainRow row = board.rows(NOW).get(0);
        // Then
        assertThat(row.sentPerMinute()).isEqualTo(7);
        assertThat(row.inFlight()).isEqualTo(7);
    }

    @Test
    void rates_and_shares_speak_of_the_last_minute_only() {
        // Given
        board.add("gmail.com", "google", due(0, 50), NOW - 60);
        board.add("gmail.com", "google", due(50, 0), NOW - 59);
        // When
        DomainRow row = board.rows(NOW).get(0);
        // Then
        assertThat(row.inTime()).isEqualTo(OptionalDouble.of(1));
        assertThat(row.due()).isEqualTo(50);
    }

    @Test
    void entries_are_compared_with_the_challenges_of_a_little_earlier() {
        // Given
        board.add("gmail.com", "google", challenges(20), NOW - 30);
        board.add("gmail.com", "google", challenges(1000), NOW - 5);
        board.add("gmail.com", "google", entered(15), NOW - 10);
        // When, Then
        assertThat(board.rows(NOW).get(0).entered()).isEqualTo(OptionalDouble.of(0.75));
    }

    @Test
    void no_share_of_entries_is_told_of_few_challenges() {
        // Given
        board.add("gmail.com", "google", challenges(9), NOW - 30);
        board.add("gmail.com", "google", entered(9), NOW);
        // When, Then
        assertThat(board.rows(NOW).get(0).entered()).isEmpty();
    }

    @Test
    void a_domain_without_traffic_and_codes_in_flight_is_not_shown() {
        // Given
        board.add("gone.example", "x", sent(5), NOW - 100);
        board.add("gone.example", "x", new Delta(0, 0, 0, 0, 0, -5, new LatencyBins()), NOW - 70);
        // When, Then
        assertThat(board.rows(NOW)).isEmpty();
    }

    @Test
    void more_domains_than_are_kept_are_one_row() {
        // Given
        for (int i = 0; i < DomainBoard.DOMAINS_MAX + 5; i++) {
            board.add("d" + i + ".example", "x", sent(1), NOW);
        }
        // When, Then
        assertThat(board.rows(NOW)).hasSize(DomainBoard.DOMAINS_MAX + 1);
        assertThat(board.rows(NOW))
                .filteredOn(row -> row.domain().equals(DomainBoard.REST))
                .extracting(DomainRow::sentPerMinute)
                .containsExactly(5L);
    }

    @Test
    void latency_is_the_95th_percentile_of_the_last_minute() {
        // Given
        LatencyBins latency = new LatencyBins();
        for (int i = 0; i < 94; i++) {
            latency.record(100);
        }
        for (int i = 0; i < 6; i++) {
            latency.record(5000);
        }
        board.add("gmail.com", "google", new Delta(100, 100, 0, 0, 0, 100, latency), NOW);
        // When, Then
        assertThat(board.rows(NOW).get(0).p95Ms().getAsLong()).isBetween(5000L, 5700L);
    }

    private static Delta due(long inTime, long notInTime) {
        return new Delta(1, 0, 0, inTime, notInTime, 1, new LatencyBins());
    }

    private static Delta sent(long sent) {
        return new Delta(sent, 0, 0, 0, 0, sent, new LatencyBins());
    }

    private static Delta challenges(long challenges) {
        return new Delta(challenges, challenges, 0, 0, 0, challenges, new LatencyBins());
    }

    private static Delta entered(long entered) {
        return new Delta(0, 0, entered, 0, 0, 0, new LatencyBins());
    }
}
