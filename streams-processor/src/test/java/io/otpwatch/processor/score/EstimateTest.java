package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
    private static final Estimate PARENT = new Estimate(0.9, 0.36, ArrivalLaw.logNormal(6, 1));

    @Test
    void of_a_child_of_which_nothing_is_known_it_is_the_parents_less_sure() {
        Estimate child = PARENT.of(new Arrivals());
        assertThat(child.share()).isCloseTo(0.9, within(1e-12));
        assertThat(child.variance()).isCloseTo(0.36 + Estimate.BETWEEN * Estimate.BETWEEN, within(1e-9));
        assertThat(child.law().at(6)).isCloseTo(PARENT.law().at(6), within(1e-4));
    }

    @Test
    void of_one_of_which_much_is_known_it_is_its_own() {
        // When
        Estimate child = PARENT.of(counted(100_000, 70_000));

        // Then
        assertThat(child.share()).isCloseTo(0.7, within(1e-4));
        assertThat(child.variance()).isCloseTo(1 / (100_000 * 0.21), within(1e-7));
        assertThat(child.law().at(19)).isLessThan(0.001);
        assertThat(child.law().at(21)).isGreaterThan(0.999);
    }

    @ParameterizedTest
    @CsvSource({"10, 0", "10, 5", "10, 10", "100, 50", "1000, 500"})
    void in_between_it_is_the_mean_weighed_by_codes(int sent, int arrived) {
        double pseudo = 1 / (0.09 * 0.45);
        assertThat(PARENT.of(counted(sent, arrived)).share())
                .isCloseTo((arrived + 0.9 * pseudo) / (sent + pseudo), within(1e-12));
    }

    @Test
    void shares_of_none_and_all_are_held_off_the_edge() {
        assertThat(PARENT.of(counted(10_000_000, 0)).share()).isEqualTo(1e-4);
        assertThat(PARENT.of(counted(10_000_000, 10_000_000)).share()).isEqualTo(1 - 1e-4);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 0.9, 0.7305", "0.2, 2, 0.9, 0.7175", "0.2, 0, 0.9, 0.9"})
    void low_is_so_many_deviations_of_the_logarithmic_odds_down(
            double spread, double sigmas, double share, double low) {
        assertThat(new Estimate(share, 0.36, PARENT.law()).low(spread, sigmas)).isCloseTo(low, within(1e-4));
    }

    private static Arrivals counted(int sent, int arrived) {
        Arrivals counted = new Arrivals();
        counted.addSent(sent);
        counted.addArrived(arrived);
        counted.addAge(20, arrived);
        return counted;
    }
}
