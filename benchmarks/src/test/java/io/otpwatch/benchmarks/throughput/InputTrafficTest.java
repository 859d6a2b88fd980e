package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.simulator.TrafficModel;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InputTrafficTest {
    private static final int EVENTS = 100_000;

    @ParameterizedTest
    @EnumSource
    void nearly_half_of_the_events_are_codes_and_most_codes_have_a_receipt(InputTraffic traffic) {
        // When
        InputCounts counts = counts(traffic, Instant.parse("2026-01-01T12:00:00Z"));
        // Then
        assertThat(counts.events()).isEqualTo(EVENTS);
        assertThat(counts.records()).isEqualTo(EVENTS + 1);
        assertThat(counts.codes()).isGreaterThan((long) (0.45 * EVENTS)).isLessThan(counts.sends());
        assertThat(counts.receipts()).isGreaterThan((long) (0.7 * counts.codes()));
        assertThat(counts.entries()).isPositive();
        assertThat(counts.failures()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T03:00:00Z", "2026-01-01T12:00:00Z", "2026-01-01T20:00:00Z"})
    void one_domain_has_half_of_all_sends_at_any_hour_and_usually_none_has_a_fifth(Instant start) {
        assertThat(biggestShare(InputTraffic.HALF_IN_ONE_DOMAIN, start)).isCloseTo(0.5, within(0.02));
        assertThat(biggestShare(InputTraffic.USUAL, start)).isLessThan(0.2);
    }

    @Test
    void both_traffics_are_of_the_same_kinds_in_nearly_the_same_numbers() {
        // Given
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        // When
        InputCounts usual = counts(InputTraffic.USUAL, start);
        InputCounts half = counts(InputTraffic.HALF_IN_ONE_DOMAIN, start);
        // Then
        assertThat((double) half.sends()).isCloseTo(usual.sends(), within(0.01 * EVENTS));
        assertThat((double) half.receipts()).isCloseTo(usual.receipts(), within(0.01 * EVENTS));
        assertThat((double) half.entries()).isCloseTo(usual.entries(), within(0.01 * EVENTS));
        assertThat((double) half.failures()).isCloseTo(usual.failures(), within(0.01 * EVENTS));
    }

    private static double biggestShare(InputTraffic traffic, Instant start) {
        InputCounts counts = counts(traffic, start);
        return (double) counts.sendsToBiggestDomain() / counts.sends();
    }

    private static InputCounts counts(InputTraffic traffic, Instant start) {
        TrafficModel model = traffic.from(start);
        InputTally tally = new InputTally();
        for (int i = 0; i < EVENTS; i++) {
            tally.add(model.next().orElseThrow());
        }
        tally.addHeartbeat();
        return tally.counts();
    }
}
