package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalLawTest {
    private static final ArrivalLaw LAW = ArrivalLaw.logNormal(6, 1);

    @ParameterizedTest
    @CsvSource({"6, 1", "3, 0.5", "15, 1.5", "40, 1"})
    void at_each_age_it_is_the_mean_of_the_distribution_over_the_second_before(double median, double sigma) {
        // Given
        ArrivalLaw law = ArrivalLaw.logNormal(median, sigma);
        LogNormalDistribution latency = LogNormalDistribution.of(Math.log(median), sigma);

        // Then
        for (int age = 1; age < 1_000; age++) {
            double mean = 0;
            for (int i = 0; i < 100; i++) {
                mean += latency.cumulativeProbability(age - 1 + (i + 0.5) / 100) / 100;
            }
            // Exact at the upper age of a bin; above 16 s it is linear in between.
            boolean exact = AgeBins.upper(AgeBins.bin(age)) == age;
            assertThat(law.at(age)).as("age %d", age).isCloseTo(mean, within(exact ? 1e-3 : 6e-3));
        }
    }

    @Test
    void it_never_falls_and_lies_within_0_and_1() {
        double before = 0;
        for (double age = -2; age < 6_000; age += 0.25) {
            assertThat(LAW.at(age)).isBetween(before, 1.0);
            before = LAW.at(age);
        }
        assertThat(LAW.at(-0.1)).isZero();
    }

    @Test
    void counts_that_would_fall_by_rounding_do_not() {
        // Given
        SplittableRandom random = new SplittableRandom(1);
        double[] counts = new double[AgeBins.BINS];
        for (int bin = 0; bin < counts.length; bin++) {
            counts[bin] = random.nextInt(3) == 0 ? random.nextDouble() : 0;
        }

        // When
        ArrivalLaw law = ArrivalLaw.ofCounts(counts);

        // Then
        double sum = 0;
        for (int bin = 0; bin < counts.length; bin++) {
            assertThat(law.share(bin)).isGreaterThanOrEqualTo(0);
            sum += law.share(bin);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    @Test
    void what_is_written_is_read_back_exactly() {
        for (ArrivalLaw law :
                new ArrivalLaw[] {LAW, LAW.slowed(1.15), LAW.delayed(60).mixedWith(LAW, 0.02)}) {
            // When
            ArrivalLaw read = ArrivalLaw.read(Packed.reader(law::write));

            // Then
            for (double age = 0; age < 5_000; age += 0.5) {
                assertThat(read.at(age)).isEqualTo(law.at(age));
            }
        }
    }

    @Test
    void slowed_delayed_and_mixed_laws_are_the_law_at_other_ages() {
        ArrivalLaw slowed = LAW.slowed(3);
        ArrivalLaw delayed = LAW.delayed(60);
        ArrivalLaw mixed = LAW.mixedWith(delayed, 0.25);
        for (int bin = 0; bin < AgeBins.BINS; bin++) {
            int age = AgeBins.upper(bin);
            assertThat(slowed.at(age)).isCloseTo(LAW.at(age / 3.0), within(2e-5));
            assertThat(delayed.at(age)).isCloseTo(LAW.at(age - 60), within(2e-5));
            assertThat(mixed.at(age)).isCloseTo(0.75 * LAW.at(age) + 0.25 * LAW.at(age - 60), within(4e-5));
        }
        assertThat(delayed.at(59)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.5", "0.9", "0.999"})
    void a_quantile_is_the_first_upper_age_by_which_the_share_has_arrived(double share) {
        int age = LAW.quantile(share);
        assertThat(LAW.at(age)).isGreaterThanOrEqualTo(share);
        assertThat(LAW.at(AgeBins.upper(AgeBins.bin(age) - 1))).isLessThan(share);
    }
}
