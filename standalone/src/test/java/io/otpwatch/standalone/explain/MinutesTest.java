package io.otpwatch.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinutesTest {
    private final Minutes minutes = new Minutes();

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T01:01Z", "1970-01-01T02:01:59+01:00", "1970-01-01 01:01", "1970-01-01T01:01:07.5"})
    void times_are_minutes_since_1970(String text) {
        assertThat(minutes.read(text)).isEqualTo(OptionalLong.of(61));
        assertThat(minutes.text(61)).isEqualTo(text);
    }

    @Test
    void a_day_is_its_first_minute() {
        assertThat(minutes.read("1970-01-02")).isEqualTo(OptionalLong.of(1_440));
    }

    @Test
    void a_minute_that_is_asked_for_is_none_of_the_table() {
        // Given
        minutes.read("7");
        // When
        OptionalLong asked = minutes.parsed("8");
        // Then
        assertThat(asked).isEqualTo(OptionalLong.of(8));
        assertThat(minutes.count()).isOne();
    }

    @Test
    void numbers_are_taken_as_they_are() {
        assertThat(minutes.read("0042")).isEqualTo(OptionalLong.of(42));
        assertThat(minutes.text(42)).isEqualTo("0042");
        assertThat(minutes.count()).isOne();
    }

    @Test
    void the_first_decides_the_kind() {
        assertThat(minutes.read("later")).isEmpty();
        assertThat(minutes.read("7")).isPresent();
        assertThat(minutes.read("1970-01-01T01:01Z")).isEmpty();
    }
}
