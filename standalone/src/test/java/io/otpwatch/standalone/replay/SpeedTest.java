package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {
    @Test
    void it_is_a_number_or_max() {
        assertThat(Speed.of("2.5")).isEqualTo(new Speed(2.5));
        assertThat(Speed.of("max")).isEqualTo(Speed.MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "NaN", "1000001", "Infinity", "fast", ""})
    void all_else_is_refused(String text) {
        assertThatThrownBy(() -> Speed.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }
}
