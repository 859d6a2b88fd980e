package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBinsTest {
    @Test
    void bins_follow_each_other_without_gap_up_to_the_highest_age() {
        int before = 0;
        for (int age = 0; age < 4_096; age++) {
            int bin = AgeBins.bin(age);
            assertThat(bin).as("bin of %d", age).isBetween(before, before + 1);
            assertThat(AgeBins.upper(bin)).as("upper age of the bin of %d", age).isGreaterThanOrEqualTo(age);
            if (bin > before) {
                assertThat(AgeBins.upper(before)).isEqualTo(age - 1);
            }
            before = bin;
        }
        assertThat(before).isEqualTo(AgeBins.BINS - 1);
        assertThat(AgeBins.upper(before)).isEqualTo(4_095);
    }

    @ParameterizedTest
    @CsvSource({"-5, 0", "0, 0", "1, 1", "15, 15", "16, 17", "17, 17", "40, 43", "43, 43", "44, 47", "9999, 4095"})
    void the_highest_age_of_an_ages_bin(long age, int upper) {
        assertThat(AgeBins.upper(AgeBins.bin(age))).isEqualTo(upper);
    }

    @Test
    void from_sixteen_seconds_on_an_age_is_known_to_within_six_to_thirteen_percent() {
        for (int bin = AgeBins.FINE; bin < AgeBins.BINS; bin++) {
            int lower = AgeBins.upper(bin - 1) + 1;
            double width = AgeBins.upper(bin) + 1 - lower;
            assertThat(width / lower).isBetween(0.06, 0.13);
        }
    }
}
