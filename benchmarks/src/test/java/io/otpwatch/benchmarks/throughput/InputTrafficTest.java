package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.simulator.TrafficModel;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InputTrafficTest {
    private static final int EVENTS = 100_000;

    @Test
    void nearly_half_of_the_events_are_codes_and_most_codes_have_a_receipt() {
        // Given
        TrafficModel traffic = InputTraffic.from(Instant.parse("2026-01-01T12:00:00Z"));
        InputTally tally = new InputTally();
        // When
        for (int i = 0; i < EVENTS; i++) {
            tally.add(traffic.next().orElseThrow());
        }
        tally.addHeartbeat();
        // Then
        InputCounts counts = tally.counts();
        assertThat(counts.events()).isEqualTo(EVENTS);
        assertThat(counts.records()).isEqualTo(EVENTS + 1);
        assertThat(counts.codes()).isGreaterThan((long) (0.45 * EVENTS)).isLessThan(counts.sends());
        assertThat(counts.receipts()).isGreaterThan((long) (0.7 * counts.codes()));
        assertThat(counts.entries()).isPositive();
        assertThat(counts.failures()).isPositive();
    }
}
