package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    /** Newcombe 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0, 0.1611", "1, 29, 0.0061, 0.1718"})
    void it_is_as_published(double hits, double trials, double low, double high) {
        Interval interval = Interval.of(hits / trials, trials);
        assertThat(interval.low()).isCloseTo(low, within(1e-4));
        assertThat(interval.high()).isCloseTo(high, within(1e-4));
    }

    @Test
    void of_nothing_it_may_be_any_share() {
        assertThat(Interval.of(0.9, 0)).isEqualTo(new Interval(0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 200})
    void it_covers_the_truth_on_average_as_often_as_it_says(int trials) {
        double covered = 0;
        for (int percent = 1; percent < 100; percent++) {
            double share = percent / 100.0;
            BinomialDistribution counts = BinomialDistribution.of(trials, share);
            for (int hits = 0; hits <= trials; hits++) {
                Interval interval = Interval.of((double) hits / trials, trials);
                covered += interval.low() <= share && share <= interval.high() ? counts.probability(hits) : 0;
            }
        }
        assertThat(covered / 99).isCloseTo(0.95, within(0.01));
    }
}
