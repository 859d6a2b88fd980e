package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalTest {
    private static final Normal NORMAL = Normal.known(0.9, ArrivalLaw.logNormal(6, 1));

    private final Trials trials = new Trials();

    @Test
    void of_a_second_that_goes_as_usual_so_many_are_expected_as_are_usual() {
        // Given: all that should have arrived by 4 s has
        double at4 = NORMAL.law().at(4);
        double at10 = NORMAL.law().at(10);
        trials.add(100, 10, 10_000, (int) Math.round(9_000 * at4), 0);

        // When
        double expected = NORMAL.expectedIn(trials, 0, 6);

        // Then
        assertThat(expected).isCloseTo(9_000 * (at10 - at4), within(2.0));
    }

    @Test
    void what_has_arrived_or_failed_is_not_expected_again() {
        // Given: all were quicker than usual
        trials.add(100, 10, 1_000, 950, 50);

        // When
        double expected = NORMAL.expectedIn(trials, 0, 6);

        // Then
        assertThat(expected).isZero();
    }

    @Test
    void of_those_that_are_overdue_hardly_any_are_expected() {
        // Given: the tenth that is usually lost
        trials.add(100, 80, 1_000, 900, 0);

        // When
        double expected = NORMAL.expectedIn(trials, 0, 10);

        // Then
        assertThat(expected).isBetween(0.0, 2.0);
    }
}
