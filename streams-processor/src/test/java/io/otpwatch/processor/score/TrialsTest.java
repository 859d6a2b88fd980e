package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialsTest {
    private final Trials trials = new Trials();

    /** Feeds repeat and contradict themselves: counts are made to agree. */
    @ParameterizedTest
    @CsvSource({"10, 6, 3, 10, 6, 3, 1", "10, 6, 9, 10, 6, 4, 0", "4, 6, 2, 6, 6, 0, 0", "-3, -2, -1, 0, 0, 0, 0"})
    void counts_of_a_cohort_never_contradict_each_other(
            int sent, int arrived, int failed, int sentThen, int arrivedThen, int failedThen, int outstanding) {
        // When
        trials.add(100, 4.5, sent, arrived, failed);

        // Then
        assertThat(trials.sent(0)).isEqualTo(sentThen);
        assertThat(trials.arrived(0)).isEqualTo(arrivedThen);
        assertThat(trials.failed(0)).isEqualTo(failedThen);
        assertThat(trials.outstanding(0)).isEqualTo(outstanding);
    }

    @Test
    void more_than_at_first_fit_are_kept_and_cleared() {
        // When
        for (int i = 0; i < 1_000; i++) {
            trials.add(i, 1_000 - i, 5, 3, 1);
            trials.addClass(i % AgeClass.COUNT, 3);
        }

        // Then
        assertThat(trials.size()).isEqualTo(1_000);
        for (int i = 0; i < 1_000; i++) {
            assertThat(trials.start(i)).isEqualTo(i);
            assertThat(trials.age(i)).isEqualTo(1_000 - i);
            assertThat(trials.arrivedAt(i, i % AgeClass.COUNT)).isEqualTo(3);
            assertThat(trials.arrivedAt(i, (i + 1) % AgeClass.COUNT)).isZero();
        }
        trials.clear();
        trials.add(7, 1, 2, 1, 0);
        assertThat(trials.size()).isEqualTo(1);
        assertThat(trials.arrivedAt(0, 0)).as("a class of before").isZero();
    }
}
