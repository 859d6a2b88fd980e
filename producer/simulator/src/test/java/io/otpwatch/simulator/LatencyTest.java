package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final long SEED = 3;
    private static final int DRAWS = 200_000;

    @Test
    void half_of_the_codes_take_less_than_the_median() {
        // Given
        double[] sorted = draws(new Latency(4, 0.6, 0, 20, 1));

        // Then
        assertThat(sorted[DRAWS / 2]).as("seed %d", SEED).isCloseTo(4, within(0.1));
        assertThat(sorted[(int) (DRAWS * 0.8413)]).as("a sigma above").isCloseTo(4 * Math.exp(0.6), within(0.2));
    }

    @Test
    void the_tail_is_a_power_law() {
        // Given
        double[] sorted = draws(new Latency(4, 0.6, 0.02, 20, 1));

        // When
        double beyond = Arrays.stream(sorted).filter(seconds -> seconds > 200).count() / (double) DRAWS;

        // Then
        assertThat(beyond).as("seed %d", SEED).isCloseTo(0.02 * 20 / 200, within(0.0006));
    }

    @Test
    void weights_are_kept() {
        // Given
        Draws draws = new Draws(SEED);
        Weighted<String> weighted = new Weighted<>(List.of("a", "bbb"), String::length);

        // When
        int a = 0;
        for (int i = 0; i < DRAWS; i++) {
            a += weighted.draw(draws).equals("a") ? 1 : 0;
        }

        // Then
        assertThat(a / (double) DRAWS).as("seed %d", SEED).isCloseTo(0.25, within(0.01));
    }

    private static double[] draws(Latency latency) {
        Draws draws = new Draws(SEED);
        double[] sorted = new double[DRAWS];
        Arrays.setAll(sorted, i -> latency.draw(draws));
        Arrays.sort(sorted);
        return sorted;
    }
}
