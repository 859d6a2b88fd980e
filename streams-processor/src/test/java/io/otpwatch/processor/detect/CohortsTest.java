package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.detect.Cohorts.Column;
import org.junit.jupiter.api.Test;

class CohortsTest {
    private final Cohorts cohorts = new Cohorts(90);

    @Test
    void a_cell_is_a_second_wide_until_it_is_eight_seconds_old() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});
        cohorts.add(998, Column.SENT, 3);
        cohorts.add(999, Column.SENT, 4);

        // When
        cohorts.step(1_007, 1_007, cell -> {});

        // Then
        assertThat(cohorts.size()).isEqualTo(2);
        cohorts.step(1_008, 1_008, cell -> {});
        assertThat(cohorts.size()).isEqualTo(1);
        assertThat(cohorts.start(0)).isEqualTo(998);
        assertThat(cohorts.end(0)).isEqualTo(1_000);
        assertThat(cohorts.count(0, Column.SENT)).isEqualTo(7);
    }

    @Test
    void the_example_of_the_documentation_holds() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});

        // When
        cohorts.add(990, Column.SENT, 1);

        // Then
        assertThat(cohorts.start(0)).isEqualTo(990);
        assertThat(cohorts.end(0)).isEqualTo(992);
    }

    @Test
    void a_count_for_a_second_within_a_merged_cell_goes_to_that_cell() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});
        cohorts.add(990, Column.SENT, 2);

        // When
        cohorts.add(991, Column.RECEIPTS, 1);

        // Then
        assertThat(cohorts.size()).isEqualTo(1);
        assertThat(cohorts.count(0, Column.SENT)).isEqualTo(2);
        assertThat(cohorts.count(0, Column.RECEIPTS)).isEqualTo(1);
    }

    @Test
    void a_cell_is_dropped_when_all_of_it_is_as_old_as_the_horizon() {
        // Given
        cohorts.step(928, 928, cell -> {});
        cohorts.add(912, Column.SENT, 2);

        // When
        cohorts.step(928 + 89, 928 + 89, cell -> {});

        // Then
        assertThat(cohorts.size()).isEqualTo(1);
        assertThat(cohorts.end(0)).isEqualTo(928);
        cohorts.step(928 + 90, 928 + 90, cell -> {});
        assertThat(cohorts.isEmpty()).isTrue();
        assertThat(cohorts.bytes()).isZero();
    }

    @Test
    void what_is_counted_for_a_dropped_second_is_nowhere() {
        // Given
        cohorts.step(928 + 90, 928 + 90, cell -> {});

        // When
        cohorts.add(927, Column.RECEIPTS, 1);

        // Then
        assertThat(cohorts.isEmpty()).isTrue();
        cohorts.add(928, Column.RECEIPTS, 1);
        assertThat(cohorts.size()).isEqualTo(1);
    }

    @Test
    void seconds_ahead_of_the_watermark_are_kept_up_to_ten_minutes() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});

        // When
        cohorts.add(1_600, Column.SENT, 1);
        cohorts.add(1_601, Column.SENT, 1);

        // Then
        assertThat(cohorts.size()).isEqualTo(1);
        assertThat(cohorts.start(0)).isEqualTo(1_600);
    }

    @Test
    void without_a_watermark_the_newest_ten_minutes_are_kept() {
        // When
        for (int second = 1_000; second < 1_700; second++) {
            cohorts.add(second, Column.SENT, 1);
        }
        cohorts.add(500, Column.SENT, 1);

        // Then
        assertThat(cohorts.size()).isEqualTo(600);
        assertThat(cohorts.start(0)).isEqualTo(1_100);
        assertThat(cohorts.waiting()).containsOnly(0);
        assertThat(cohorts.sentLastMinute()).isZero();
    }

    @Test
    void codes_waiting_are_grouped_by_their_age_at_the_watermark() {
        // Given
        Cohorts hour = new Cohorts(1_800);
        hour.step(10_000, 10_000, cell -> {});
        hour.add(10_000, Column.SENT, 100); // ahead of the watermark
        hour.add(9_999, Column.SENT, 1);
        hour.add(9_995, Column.SENT, 2); // age 4
        hour.add(9_994, Column.SENT, 4); // age 5
        hour.add(9_980, Column.SENT, 8); // the cell from 9,980 to 9,984, its middle 17 s old
        hour.add(9_300, Column.SENT, 16); // that from 9,216 to 9,344
        hour.add(9_000, Column.SENT, 32); // that from 8,960 to 9,088

        // When
        long[] waiting = hour.waiting();

        // Then
        assertThat(waiting).containsExactly(3, 4, 8, 0, 0, 0, 0, 48);
    }

    @Test
    void receipts_and_failures_end_waiting_and_no_cell_has_less_than_none() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});
        cohorts.add(999, Column.SENT, 10);
        cohorts.add(999, Column.RECEIPTS, 4);
        cohorts.add(999, Column.FAILED, 2);
        cohorts.add(999, Column.RECIPIENT, 1);
        cohorts.add(998, Column.SENT, 1);
        cohorts.add(998, Column.RECEIPTS, 1);
        cohorts.add(998, Column.FAILED, 1);

        // Then
        assertThat(cohorts.waiting()).containsExactly(3, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void the_last_minute_is_sixty_seconds_to_within_the_cell_at_its_end() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});
        cohorts.add(1_001, Column.SENT, 100);
        cohorts.add(999, Column.SENT, 1);
        cohorts.add(944, Column.SENT, 2); // in the cell from 944 to 952
        cohorts.add(940, Column.SENT, 4); // in that from 936 to 944, with its middle at 940
        cohorts.add(935, Column.SENT, 8);

        // Then
        assertThat(cohorts.sentLastMinute()).isEqualTo(7);
    }

    @Test
    void challenges_past_the_deadline_are_those_of_cells_wholly_past_it() {
        // Given
        Cohorts tenMinutes = new Cohorts(600);
        tenMinutes.step(1_000, 1_000, cell -> {});
        tenMinutes.add(950, Column.CHALLENGES, 100);
        tenMinutes.add(939, Column.CHALLENGES, 8); // in the cell from 936 to 944: not wholly
        tenMinutes.add(935, Column.CHALLENGES, 4);
        tenMinutes.add(832, Column.CHALLENGES, 2); // in that from 832 to 864
        tenMinutes.add(831, Column.CHALLENGES, 16); // in that from 800 to 832

        // Then
        assertThat(tenMinutes.pastDeadline(Column.CHALLENGES, 60)).isEqualTo(6);
        assertThat(tenMinutes.pastDeadline(Column.ENTERED, 60)).isZero();
    }

    @Test
    void a_count_stops_at_the_largest_int() {
        // Given
        cohorts.step(1_000, 1_000, cell -> {});

        // When
        cohorts.add(999, Column.SENT, Integer.MAX_VALUE);
        cohorts.add(999, Column.SENT, 5);

        // Then
        assertThat(cohorts.count(0, Column.SENT)).isEqualTo(Integer.MAX_VALUE);
    }
}
