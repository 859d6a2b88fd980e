package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewTest {
    @ParameterizedTest
    @CsvSource({
        "1000, 1020, 1012, 0",
        "1000, 1020, 1000, 0",
        "1000, 1020, 1020, 0",
        "1000, 1020, 1070, 50",
        "1000, 1020, 900, -100",
        "1000, 11000, 10990, 0"
    })
    void only_what_the_round_trip_does_not_explain_is_skew(long sent, long acknowledged, long appended, long skew) {
        assertThat(Skew.millis(sent, acknowledged, appended)).isEqualTo(skew);
    }
}
