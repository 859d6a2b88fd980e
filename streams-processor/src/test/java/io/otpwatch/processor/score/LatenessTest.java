package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten codes a second since second 0; what arrives is what is expected to, rounded. */
class LatenessTest {
    private static final ArrivalLaw LAW = ArrivalLaw.logNormal(6, 1);
    private static final Normal NORMAL = Normal.known(0.93, LAW);

    private final Trials trials = new Trials();
    private final Lateness lateness = new Lateness(NORMAL);

    @ParameterizedTest
    @CsvSource({"100, LOSS", "400, LOSS", "20, LOSS"})
    void half_that_does_not_come_is_lost(int now, Label label) {
        assertThat(label(0.5, LAW, 0, now)).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"3, 60", "8, 120", "20, 200"})
    void codes_that_take_so_many_times_as_long_are_late(double factor, int now) {
        assertThat(label(1, LAW.slowed(factor), 0, now)).isEqualTo(Label.LATE);
    }

    @ParameterizedTest
    @CsvSource({"60, 120", "120, 200", "300, 450"})
    void codes_that_come_so_much_later_are_late_once_they_have_come(int delay, int now) {
        assertThat(label(1, LAW.delayed(delay), 0, now)).isEqualTo(Label.LATE);
        assertThat(label(1, LAW.delayed(delay), 0, delay * 9 / 10)).as("before").isEqualTo(Label.PENDING);
    }

    @Test
    void when_nothing_comes_it_may_be_delay_until_the_longest_has_passed() {
        assertThat(label(0, LAW, 0, 60)).isEqualTo(Label.PENDING);
        assertThat(label(0, LAW, 0, 300)).isEqualTo(Label.PENDING);
        assertThat(label(0, LAW, 0, 400)).isEqualTo(Label.LOSS);
    }

    @Test
    void what_is_reported_as_failed_is_lost_at_once() {
        assertThat(label(0, LAW, 0.8, 60)).isEqualTo(Label.LOSS);
        assertThat(label(0, LAW, 0.2, 60)).isEqualTo(Label.PENDING);
    }

    @Test
    void what_is_as_usual_is_neither() {
        assertThat(label(1, LAW, 0, 300)).isEqualTo(Label.PENDING);
    }

    /** {@code part} of the usual arrives, by {@code law}; of what does not, a share is reported. */
    private Label label(double part, ArrivalLaw law, double reported, int now) {
        trials.clear();
        for (int second = 0; second < now; second++) {
            int age = now - second;
            int sent = 10;
            int arrived = 0;
            trials.add(second, age, sent, (int) Math.round(sent * 0.93 * part * law.at(age)), failed(part, reported));
            for (int ageClass = 0; ageClass < AgeClass.COUNT; ageClass++) {
                int upTo = ageClass == AgeClass.COUNT - 1 ? age : Math.min(age, 1 << ageClass);
                int by = (int) Math.round(sent * 0.93 * part * law.at(upTo));
                trials.addClass(ageClass, by - arrived);
                arrived = by;
            }
        }
        return lateness.label(trials, 0, now);
    }

    private static int failed(double part, double reported) {
        return (int) Math.round(10 * (1 - 0.93 * part) * reported);
    }
}
