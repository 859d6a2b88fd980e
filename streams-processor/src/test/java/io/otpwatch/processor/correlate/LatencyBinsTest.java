package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyBinsTest {
    private final LatencyBins bins = new LatencyBins();

    @Test
    void bins_follow_one_another_without_gap_or_overlap() {
        for (int bin = 1; bin < LatencyBins.BINS; bin++) {
            long lower = LatencyBins.upperMs(bin - 1) + 1;
            assertThat(LatencyBins.bin(lower)).as("first of bin %d", bin).isEqualTo(bin);
            assertThat(LatencyBins.bin(LatencyBins.upperMs(bin)))
                    .as("last of bin %d", bin)
                    .isEqualTo(bin);
            assertThat(LatencyBins.upperMs(bin)).isGreaterThanOrEqualTo(lower);
        }
    }

    @Test
    void a_second_and_a_half_lies_in_the_bin_from_1408_to_1536() {
        // When
        int bin = LatencyBins.bin(1_500);

        // Then
        assertThat(LatencyBins.upperMs(bin - 1)).isEqualTo(1_407);
        assertThat(LatencyBins.upperMs(bin)).isEqualTo(1_535);
    }

    @Test
    void what_is_below_zero_or_beyond_the_last_bin_is_counted_in_the_outermost() {
        assertThat(LatencyBins.bin(-5)).isZero();
        assertThat(LatencyBins.bin(Long.MIN_VALUE)).isZero();
        assertThat(LatencyBins.bin(1L << 22)).isEqualTo(LatencyBins.BINS - 1);
        assertThat(LatencyBins.bin(Long.MAX_VALUE)).isEqualTo(LatencyBins.BINS - 1);
    }

    @Test
    void a_quantile_is_known_to_within_an_eighth() {
        // Given
        long seed = 5;
        Random random = new Random(seed);
        long[] latencies = new long[20_000];
        for (int i = 0; i < latencies.length; i++) {
            latencies[i] = Math.round(Math.exp(random.nextGaussian() * 2 + 7));
            bins.record(latencies[i]);
        }
        Arrays.sort(latencies);

        for (double quantile : new double[] {0.01, 0.5, 0.9, 0.99, 0.999}) {
            // When
            long found = bins.quantileMs(quantile);

            // Then
            long exact = latencies[(int) Math.ceil(quantile * latencies.length) - 1];
            assertThat(found).as("quantile %s", quantile).isBetween(exact, exact + exact / 8 + 1);
        }
    }

    @Test
    void nothing_recorded_has_quantile_zero() {
        assertThat(bins.quantileMs(0.5)).isZero();
    }

    @Test
    void the_lowest_and_highest_quantiles_are_the_lowest_and_highest_bins() {
        // When
        bins.record(3);
        bins.record(1_500);

        // Then
        assertThat(bins.quantileMs(0)).isEqualTo(3);
        assertThat(bins.quantileMs(1)).isEqualTo(1_535);
    }

    @Test
    void merged_bins_hold_what_both_held() {
        // Given
        LatencyBins other = new LatencyBins();
        other.record(4);
        other.record(9_000);
        bins.record(100);

        // When
        bins.merge(other);

        // Then
        assertThat(bins.count()).isEqualTo(3);
        assertThat(LatencyBins.bin(bins.quantileMs(0.5))).isEqualTo(LatencyBins.bin(100));
        assertThat(LatencyBins.bin(bins.quantileMs(1))).isEqualTo(LatencyBins.bin(9_000));
    }

    @Test
    void cleared_bins_are_empty() {
        // Given
        bins.record(100);

        // When
        bins.clear();

        // Then
        assertThat(bins.count()).isZero();
        bins.record(5);
        assertThat(bins.quantileMs(1)).isEqualTo(5);
    }

    @Test
    void latencies_of_which_only_the_bin_is_known_count_there() {
        // Given
        bins.record(1_500);

        // When
        bins.add(LatencyBins.bin(1_500), 3);
        bins.add(LatencyBins.BINS + 7, 1);

        // Then
        assertThat(bins.count()).isEqualTo(5);
        assertThat(bins.count(LatencyBins.bin(1_500))).isEqualTo(4);
        assertThat(bins.count(LatencyBins.BINS - 1)).isEqualTo(1);
        assertThat(bins.quantileMs(0.5)).isEqualTo(1_535);
    }
}
