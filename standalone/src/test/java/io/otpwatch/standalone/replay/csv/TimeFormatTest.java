package io.otpwatch.standalone.replay.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epoch-s | 1714557600 | 2024-05-01T10:00:00Z",
                "epoch-s | 1714557600.5009 | 2024-05-01T10:00:00.500Z",
                "epoch-ms | 1714557600123 | 2024-05-01T10:00:00.123Z",
                "iso | 2024-05-01T10:00:00Z | 2024-05-01T10:00:00Z",
                "iso | 2024-05-01T12:00:00.25+02:00 | 2024-05-01T10:00:00.250Z",
                "iso@Europe/Berlin | 2024-05-01T12:00:00 | 2024-05-01T10:00:00Z",
                "iso@Europe/Berlin | 2024-05-01T12:00:00Z | 2024-05-01T12:00:00Z",
                "yyyy-MM-dd HH:mm:ss[.SSS]@Europe/Berlin | 2024-05-01 12:00:00 | 2024-05-01T10:00:00Z",
                "yyyy-MM-dd HH:mm:ss[.SSS]@Europe/Berlin | 2024-01-01 12:00:00.007 | 2024-01-01T11:00:00.007Z",
                "yyyy-MM-dd HH:mm:ss@Europe/Berlin | 2024-10-27 02:30:00 | 2024-10-27T00:30:00Z",
                "dd/MMM/yyyy:HH:mm:ss Z | 01/May/2024:12:00:00 +0200 | 2024-05-01T10:00:00Z",
            })
    void a_time_is_read_as_its_format_says(String format, String text, String expected) throws BadCell {
        assertThat(TimeFormat.of(format).millis("at", text))
                .isEqualTo(Instant.parse(expected).toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({"1714557600", "1714557600000", "1714557600.0", "2024-05-01T10:00:00Z", "2024-05-01T12:00:00+02:00"})
    void without_a_format_the_usual_ones_are_told_apart(String text) throws BadCell {
        assertThat(TimeFormat.ANY.millis("at", text)).isEqualTo(1_714_557_600_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-s, secret",
        "epoch-s, 1e99999999",
        "epoch-ms, 17145576001234567890123",
        "iso, 2024-05-01T10:00:00",
        "yyyy-MM-dd HH:mm@UTC, 2024-02-31x",
    })
    void what_is_no_such_time_is_said_without_the_value(String format, String text) {
        assertThatThrownBy(() -> TimeFormat.of(format).millis("sentAt", text))
                .isInstanceOf(BadCell.class)
                .hasMessageStartingWith("sentAt: a time as ")
                .hasMessageEndingWith("; was " + text.length() + " other characters")
                .message()
                .doesNotContain(text);
    }

    @Test
    void a_guess_is_not_made_for_other_numbers() {
        assertThatThrownBy(() -> TimeFormat.ANY.millis("at", "17145576")).isInstanceOf(BadCell.class);
    }
}
