package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {
    private static final double USUAL = 0.93;

    @ParameterizedTest
    @CsvSource({"0.2, 1000", "0.3, 1000", "0.3, 200", "0.6, 200"})
    void how_much_the_share_varies_beyond_chance_is_found_within_15_percent(double deviation, int sent) {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        NormalDistribution odds = NormalDistribution.of(Estimate.logit(USUAL), deviation);
        double mean = 0;
        for (int i = 0; i < 1_000; i++) {
            mean += share(odds.inverseCumulativeProbability((i + 0.5) / 1_000)) / 1_000;
        }

        // When
        Spread spread = new Spread();
        for (int stretch = 0; stretch < 4_000; stretch++) {
            spread.add(sent, binomial(random, sent, draw(random, odds)), mean);
        }

        // Then
        assertThat(spread.deviation(mean, Spread.PRIOR)).isCloseTo(deviation, within(0.15 * deviation));
    }

    @Test
    void where_nothing_varies_but_by_chance_it_is_small() {
        // Given
        SplittableRandom random = new SplittableRandom(2);
        Spread spread = new Spread();
        for (int stretch = 0; stretch < 4_000; stretch++) {
            spread.add(1_000, binomial(random, 1_000, USUAL), USUAL);
        }

        // Then
        assertThat(spread.deviation(USUAL, Spread.PRIOR)).isLessThan(0.03);
    }

    /** However many codes they are of, a few stretches may be alike by chance. */
    @Test
    void a_few_stretches_that_are_alike_do_not_make_it_small() {
        // Given
        Spread spread = new Spread();
        for (int stretch = 0; stretch < 3; stretch++) {
            spread.add(1_000_000, 1_000_000 * USUAL, USUAL);
        }

        // Then
        assertThat(spread.deviation(USUAL, 0.2)).isBetween(0.15, 0.2);
    }

    @Test
    void of_one_that_is_not_known_it_is_its_parents() {
        assertThat(new Spread().deviation(USUAL, 0.37)).isCloseTo(0.37, within(1e-12));
    }

    @Test
    void sums_are_exact_and_written_and_read_back() {
        // Given
        Spread one = new Spread();
        one.add(100, 80, 0.9);
        Spread other = new Spread();
        other.add(77, 77, 0.9);
        other.scale(0.3);
        Spread sum = new Spread();
        sum.add(other);
        sum.add(one);

        // When
        Spread read = Spread.read(Packed.reader(sum::write));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(sum);
        assertThat(read.deviation(0.9, 0.2)).isGreaterThan(0.2);
        read.subtract(one);
        assertThat(read).usingRecursiveComparison().isEqualTo(other);
    }

    private static double draw(SplittableRandom random, NormalDistribution odds) {
        return share(odds.inverseCumulativeProbability(1 - random.nextDouble()));
    }

    private static double share(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }

    private static int binomial(SplittableRandom random, int count, double share) {
        int arrived = 0;
        for (int i = 0; i < count; i++) {
            arrived += random.nextDouble() < share ? 1 : 0;
        }
        return arrived;
    }
}
