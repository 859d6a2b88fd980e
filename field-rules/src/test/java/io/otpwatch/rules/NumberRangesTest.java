package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberRangesTest {
    @ParameterizedTest
    @CsvSource({
        "+14155552671,    +1415555",
        "+33612345678,    +3361234",
        "+4915112345678,  +491511234",
        "+6281234567890,  +628123456",
        "+43123456789012, +4312345678",
        "+49123456789012345, +491234567", // of a line that is no mobile one
        "+6834000,        +683"
    })
    void a_whole_number_has_a_range_and_is_none(String number, String range) {
        assertThat(NumberRanges.of(number)).isEqualTo(range);
        assertThat(NumberRanges.problem(range)).isEmpty();
        assertThat(NumberRanges.problem(range.substring(1))).isEmpty();
        assertThat(NumberRanges.problem(number)).isPresent();
        assertThat(NumberRanges.problem(number.substring(1))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "+1", "12", "+1 4155", "+1415-55", "jane@example.com", "\u0661\u0662\u0663\u0664"})
    void what_is_no_number_is_no_range(String text) {
        assertThat(NumberRanges.problem(text))
                .hasValueSatisfying(problem ->
                        assertThat(problem).contains("without its last four").doesNotContain("jane", "4155"));
    }

    @Test
    void a_calling_code_that_nobody_has_gets_the_shorter_ones() {
        assertThat(NumberRanges.problem("+9991234")).isEmpty();
        assertThat(NumberRanges.problem("+99912345")).isPresent();
    }
}
