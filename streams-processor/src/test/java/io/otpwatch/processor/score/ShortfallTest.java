package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortfallTest {
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.02, 0.3, 0.6, 0.85, 0.99})
    void nats_of_a_code_are_the_log_likelihood_ratio_to_within_2e_4(double part) {
        Shortfall shortfall = Shortfall.of(part);
        assertThat(shortfall.part()).isEqualTo(part);
        assertThat(shortfall.ofArrived()).isCloseTo(Math.log(part), within(1e-15));
        double before = 0;
        for (int i = 0; i <= 9_700; i++) {
            double usually = Math.min(Normal.MAX, i * 1e-4 + 3e-5);
            double exact = Math.log((1 - part * usually) / (1 - usually));
            assertThat(shortfall.ofMissing(usually)).isCloseTo(exact, within(2e-4));
            assertThat(shortfall.ofMissing(usually)).isGreaterThanOrEqualTo(before);
            before = shortfall.ofMissing(usually);
        }
    }
}
