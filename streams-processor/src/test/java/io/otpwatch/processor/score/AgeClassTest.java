package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeClassTest {
    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 0", "2, 1", "3, 2", "4, 2", "5, 3", "512, 9", "1024, 10", "1025, 11", "99999, 11"})
    void an_age_belongs_to_the_octave_that_ends_with_it_or_after(long age, int ageClass) {
        assertThat(AgeClass.of(age)).isEqualTo(ageClass);
    }

    @Test
    void shares_of_a_law_are_those_of_the_ages_of_the_class_and_sum_to_one() {
        ArrivalLaw law = ArrivalLaw.logNormal(12, 1.3);
        double sum = 0;
        for (int ageClass = 0; ageClass < AgeClass.COUNT; ageClass++) {
            sum += AgeClass.share(law, ageClass);
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        assertThat(AgeClass.share(law, 4)).isCloseTo(law.at(16) - law.at(8), within(1e-12));
        assertThat(AgeClass.share(law, 0)).isEqualTo(law.at(1));
    }
}
