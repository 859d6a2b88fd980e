package io.otpwatch.processor.localise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhoGridTest {
    private final RhoGrid grid = new RhoGrid(.5, .25);
    private final double[] gains = {8, 10};

    @ParameterizedTest
    @CsvSource({"1, 0", "0.70710678, 4", ".5, 8", "0.35355339, 9", ".25, 10", ".01, 10"})
    void between_its_rhos_gains_are_linear_in_the_logarithm(double rho, double gain) {
        assertThat(grid.gainAt(Math.log(rho), gains)).isCloseTo(gain, within(1e-6));
    }

    @Test
    void the_gain_of_what_arrived_is_exact_everywhere() {
        // Given
        double[] arrived = new double[RhoGrid.DEFAULT.size()];
        for (int i = 0; i < arrived.length; i++) {
            arrived[i] = 3 * Math.log(RhoGrid.DEFAULT.rho(i));
        }
        // When, Then
        for (double rho = 1; rho > .02; rho -= .01) {
            assertThat(RhoGrid.DEFAULT.gainAt(Math.log(rho), arrived)).isCloseTo(3 * Math.log(rho), within(1e-9));
        }
    }

    @Test
    void rhos_fall_from_below_1_to_above_0() {
        assertThatThrownBy(() -> new RhoGrid(1, .5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RhoGrid(.5, .5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RhoGrid(.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(RhoGrid::new).isInstanceOf(IllegalArgumentException.class);
    }
}
