package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoursOfWeekTest {
    private static final double USUAL = 0.9;
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final long START = 2_800 * WEEK;

    private final HoursOfWeek hours = new HoursOfWeek();

    @Test
    void an_hour_that_was_learnt_well_is_told_of_by_its_odds() {
        // When
        learn(START + 5 * HOUR, 400, 100_000, 0.87);

        // Then
        double odds = Estimate.logit(0.87) - Estimate.logit(USUAL);
        assertThat(hours.offset(START + WEEK + 5 * HOUR + 10)).isCloseTo(odds, within(0.05));
        assertThat(hours.offset(START + WEEK + 6 * HOUR)).isZero();
    }

    @Test
    void of_little_nothing_is_believed() {
        // When
        learn(START, 1, 10, 0);
        assertThat(hours.offset(START)).isZero();
        learn(START, 1, 50, 0);

        // Then
        assertThat(hours.offset(START)).isBetween(-0.15, -0.1);
    }

    @Test
    void the_same_hour_of_other_days_is_believed_to_be_alike() {
        // When
        for (int day = 0; day < 3; day++) {
            learn(START + day * DAY, 400, 1_000, 0.85);
        }

        // Then
        assertThat(hours.offset(START + 4 * DAY)).isCloseTo(hours.offset(START), within(0.02));
        assertThat(hours.offset(START)).isLessThan(-0.3);
    }

    @Test
    void a_week_counts_half_as_much_as_the_next() {
        // When
        learn(START, 2_000, 100_000, 0.87);
        learn(START + WEEK, 2_000, 100_000, USUAL);

        // Then
        double odds = Estimate.logit(0.87) - Estimate.logit(USUAL);
        assertThat(hours.offset(START + 2 * WEEK)).isCloseTo(odds / 3, within(0.02));
    }

    @Test
    void a_stretch_of_trouble_is_no_hour_of_the_week() {
        // When
        learn(START, 1_000, 1_000, 0.05);

        // Then
        assertThat(hours.offset(START)).isBetween(-1.0, -0.9);
    }

    @ParameterizedTest
    @CsvSource({"0.95, 1", "0.95, 5", "0.9, 2", "0.99, 100", "0.9, 60", "0.95, 100", "0.5, 16"})
    void stretches_of_few_codes_that_are_as_usual_are_no_offset(double share, int sent) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            int arrived = 0;
            for (int code = 0; code < sent; code++) {
                arrived += random.nextDouble() < share ? 1 : 0;
            }
            hours.learnt(START, sent, arrived, share);
        }
        hours.takeLearnt(new PackedWriter());
        assertThat(hours.offset(START)).isCloseTo(0, within(0.04));
    }

    @Test
    void what_comes_late_counts_as_much_as_if_it_had_come_in_time() {
        // Given
        HoursOfWeek inTime = new HoursOfWeek();
        inTime.learnt(START, 10_000, 8_000, USUAL);
        inTime.takeLearnt(new PackedWriter());
        inTime.learnt(START + WEEK, 10_000, 9_500, USUAL);
        inTime.takeLearnt(new PackedWriter());

        // When
        hours.learnt(START + WEEK, 10_000, 9_500, USUAL);
        hours.takeLearnt(new PackedWriter());
        hours.learnt(START, 10_000, 8_000, USUAL);
        hours.takeLearnt(new PackedWriter());

        // Then
        assertThat(hours.doubt(START)).isEqualTo(inTime.doubt(START));
        assertThat(hours.offset(START)).isBetween(-0.4, 0.1);
    }

    @Test
    void the_more_is_known_the_less_it_is_doubted() {
        double before = hours.doubt(START);
        learn(START, 10, 1_000, USUAL);
        assertThat(hours.doubt(START)).isLessThan(before / 1.5);
    }

    @Test
    void what_is_told_is_counted_alike_and_what_a_replay_learns_is_not() {
        // Given
        HoursOfWeek replayed = new HoursOfWeek();
        PackedWriter told = new PackedWriter();
        hours.learnt(START, 1_000, 850, USUAL);
        hours.learnt(START + HOUR, 1_000, 950, USUAL);
        replayed.learnt(START, 1_000, 850, USUAL);

        // When
        assertThat(hours.hasLearnt()).isTrue();
        hours.takeLearnt(told);
        replayed.forgetLearnt();
        replayed.readLearnt(new PackedReader(told.toArray()));

        // Then
        assertThat(hours.hasLearnt()).isFalse();
        assertThat(replayed.hasLearnt()).isFalse();
        assertThat(hours.offset(START)).isNegative();
        assertThat(replayed).usingRecursiveComparison().isEqualTo(hours);
    }

    @Test
    void it_is_read_as_it_was_written_whatever_was_there() {
        // Given
        learn(START - 3 * WEEK, 10, 1_000, 0.85);
        learn(START + HOUR, 10, 1_000, 0.95);
        PackedWriter written = new PackedWriter();
        HoursOfWeek read = new HoursOfWeek();
        read.learnt(START + 9 * HOUR, 1_000, 100, USUAL);
        read.takeLearnt(new PackedWriter());

        // When
        hours.write(written);
        read.read(new PackedReader(written.toArray()));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(hours);
    }

    @Test
    void order_within_an_hour_does_not_matter() {
        // Given
        List<double[]> stretches = new ArrayList<>();
        for (int i = 1; i < 60; i++) {
            stretches.add(new double[] {START + i, 100 + i, 80 + i});
        }
        double first = offsetOf(stretches);

        // When
        Collections.shuffle(stretches, new Random(3));

        // Then
        assertThat(offsetOf(stretches)).isEqualTo(first).isNegative();
    }

    private static double offsetOf(List<double[]> stretches) {
        HoursOfWeek hours = new HoursOfWeek();
        stretches.forEach(each -> hours.learnt((long) each[0], each[1], each[2], USUAL));
        hours.takeLearnt(new PackedWriter());
        return hours.offset(START);
    }

    private void learn(long second, int stretches, double sent, double share) {
        for (int i = 0; i < stretches; i++) {
            hours.learnt(second, sent, sent * share, Estimate.shifted(USUAL, hours.offset(second)));
            hours.takeLearnt(new PackedWriter());
        }
    }
}
