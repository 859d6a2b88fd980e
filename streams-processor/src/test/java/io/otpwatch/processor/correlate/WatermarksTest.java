package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WatermarksTest {
    private final Watermarks watermarks = new Watermarks();

    @Test
    void the_tasks_is_unknown_until_every_log_had_a_record() {
        // When
        watermarks.observe(Input.SENT, 0, 5_000);
        watermarks.observe(Input.RECEIVED, 0, 6_000);

        // Then
        assertThat(watermarks.task()).isEqualTo(Watermarks.UNKNOWN);
    }

    @Test
    void the_tasks_is_the_least_of_the_three() {
        for (Input least : Input.values()) {
            // Given
            watermarks.clear();

            // When
            for (Input input : Input.values()) {
                watermarks.observe(input, 0, input == least ? 5_000 : 9_000);
            }

            // Then
            assertThat(watermarks.task()).as(least.name()).isEqualTo(5_000);
        }
    }

    @Test
    void an_append_time_behind_its_logs_watermark_is_lifted_to_it() {
        // Given
        watermarks.observe(Input.SENT, 0, 5_000);

        // When
        long used = watermarks.observe(Input.SENT, 0, 4_000);

        // Then
        assertThat(used).isEqualTo(5_000);
        assertThat(watermarks.of(Input.SENT)).isEqualTo(5_000);
    }

    @Test
    void one_log_does_not_lift_another() {
        // Given
        watermarks.observe(Input.SENT, 0, 5_000);

        // When
        long used = watermarks.observe(Input.RECEIVED, 0, 4_000);

        // Then
        assertThat(used).isEqualTo(4_000);
    }

    @Test
    void a_record_is_known_by_its_offset_unless_it_is_newer_than_its_log() {
        // When
        watermarks.observe(Input.SENT, 11, 5_000);

        // Then
        assertThat(watermarks.position(Input.SENT)).isEqualTo(12);
        assertThat(watermarks.isKnown(Input.SENT, 11, 5_000)).isTrue();
        assertThat(watermarks.isKnown(Input.SENT, 12, 5_000)).isFalse();
        assertThat(watermarks.isKnown(Input.SENT, 3, 5_001)).isFalse();
        assertThat(watermarks.isKnown(Input.RECEIVED, 3, 5_000)).isFalse();
    }

    @Test
    void a_record_of_an_older_leaders_clock_is_known_too() {
        // Given
        watermarks.observe(Input.SENT, 10, 5_000);

        // When
        watermarks.observe(Input.SENT, 11, 4_000);

        // Then
        assertThat(watermarks.isKnown(Input.SENT, 11, 4_000)).isTrue();
        assertThat(watermarks.isKnown(Input.SENT, 12, 4_000)).isFalse();
    }

    @Test
    void the_records_of_a_topic_made_anew_are_unknown_and_its_offsets_count_from_then_on() {
        // Given
        watermarks.observe(Input.SENT, 1_000, 5_000);
        boolean firstKnown = watermarks.isKnown(Input.SENT, 0, 6_000);

        // When
        watermarks.observe(Input.SENT, 0, 6_000);

        // Then
        assertThat(firstKnown).isFalse();
        assertThat(watermarks.position(Input.SENT)).isEqualTo(1);
        assertThat(watermarks.isKnown(Input.SENT, 0, 6_000)).isTrue();
        assertThat(watermarks.isKnown(Input.SENT, 1, 6_000)).isFalse();
    }

    @Test
    void nothing_is_known_of_logs_that_were_cleared() {
        // Given
        watermarks.observe(Input.SENT, 11, 5_000);

        // When
        watermarks.clear();

        // Then
        assertThat(watermarks.isKnown(Input.SENT, 0, 5_000)).isFalse();
        assertThat(watermarks.isKnown(Input.SENT, 0, Watermarks.UNKNOWN)).isFalse();
    }

    @Test
    void what_was_restored_counts_as_observed() {
        // When
        watermarks.restore(Input.SENT, 5_000, 12);

        // Then
        assertThat(watermarks.isKnown(Input.SENT, 11, 5_000)).isTrue();
        assertThat(watermarks.isKnown(Input.SENT, 12, 5_000)).isFalse();
        assertThat(watermarks.position(Input.SENT)).isEqualTo(12);
        assertThat(watermarks.observe(Input.SENT, 0, 1)).isEqualTo(5_000);
    }
}
