package io.otpwatch.processor.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.store.TrimMarks.Mark;
import org.junit.jupiter.api.Test;

class TrimMarksTest {
    private static final long NOW = 1_700_000_000_000L;

    private final TrimMarks marks = new TrimMarks();

    @Test
    void nothing_is_trimmed_before_a_bound_is_known_to_be_committed() {
        // Given
        marks.written(NOW, 100);
        marks.written(NOW + 5_000, 200);
        marks.written(NOW + 10_000, 300);

        // When
        marks.flushed(250);

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
    }

    @Test
    void what_lies_below_a_committed_bound_is_trimmed_up_to_the_first_chunk_that_does_not() {
        // Given
        marks.written(NOW, 100);
        marks.written(NOW + 5_000, 200);
        marks.written(NOW + 10_000, 300);
        marks.flushed(250);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).contains(new Mark(-1, NOW + 10_000));
        assertThat(marks.firstNeeded()).isEmpty();
    }

    @Test
    void only_the_bound_of_the_flush_before_the_last_counts() {
        // Given
        marks.written(NOW, 100);
        marks.written(NOW + 5_000, 200);
        marks.written(NOW + 10_000, 300);
        marks.flushed(150);
        marks.previousCommitSucceeded();

        // When
        marks.flushed(1_000);

        // Then
        assertThat(marks.firstNeeded()).contains(new Mark(-1, NOW + 5_000));
    }

    @Test
    void a_chunk_at_the_bound_is_needed() {
        // Given
        marks.written(NOW, 100);
        marks.written(NOW + 5_000, 200);
        marks.flushed(100);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
    }

    @Test
    void the_newest_chunk_is_always_needed() {
        // Given
        marks.written(NOW, 100);
        marks.flushed(Long.MAX_VALUE);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
    }

    @Test
    void a_needed_chunk_keeps_those_behind_it() {
        // Given
        marks.written(NOW, 500);
        marks.written(NOW + 5_000, 100);
        marks.written(NOW + 10_000, 600);
        marks.flushed(300);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
    }

    @Test
    void chunks_of_one_second_share_a_mark_and_are_needed_as_long_as_any_of_them() {
        // Given
        marks.written(NOW, 100);
        marks.written(NOW + 900, 300);
        marks.written(NOW + 1_000, 50);
        marks.written(NOW + 5_000, 400);
        marks.flushed(200);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
        marks.flushed(301);
        marks.previousCommitSucceeded();
        assertThat(marks.firstNeeded()).contains(new Mark(-1, NOW + 5_000));
    }

    @Test
    void restored_chunks_are_known_by_their_offsets() {
        // Given
        marks.restored(10, 1_000);
        marks.restored(14, 2_000);
        marks.written(NOW, 3_000);
        marks.flushed(1_500);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).contains(new Mark(14, -1));
    }

    @Test
    void restored_chunks_of_one_second_share_a_mark_and_are_needed_as_long_as_any_of_them() {
        // Given
        marks.restored(10, 1_000);
        marks.restored(12, 1_999);
        marks.restored(14, 500);
        marks.restored(16, 3_000);
        marks.flushed(1_999);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
        marks.flushed(2_000);
        marks.previousCommitSucceeded();
        assertThat(marks.firstNeeded()).contains(new Mark(16, -1));
    }

    @Test
    void a_chunk_written_here_does_not_share_the_mark_of_a_restored_one() {
        // Given
        marks.restored(10, 1_000);
        marks.written(NOW, 1_100);
        marks.flushed(1_050);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).contains(new Mark(-1, NOW));
    }

    @Test
    void forgotten_chunks_trim_nothing_and_the_newest_is_not_forgotten() {
        // Given
        marks.restored(10, 1_000);
        marks.restored(14, 2_000);
        marks.restored(16, 3_000);

        // When
        marks.forgetBefore(2_000);
        marks.flushed(2_000);
        marks.previousCommitSucceeded();
        boolean anyForTheSameBound = marks.firstNeeded().isPresent();
        marks.forgetBefore(Long.MAX_VALUE);
        marks.written(NOW, 9_000);
        marks.flushed(4_000);
        marks.previousCommitSucceeded();

        // Then
        assertThat(anyForTheSameBound).isFalse();
        assertThat(marks.firstNeeded()).contains(new Mark(-1, NOW));
    }

    @Test
    void a_chunk_without_entries_is_needed_only_while_it_is_the_newest() {
        // Given
        marks.written(NOW, Long.MIN_VALUE);
        marks.written(NOW + 5_000, Long.MIN_VALUE);
        marks.flushed(100);

        // When
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).contains(new Mark(-1, NOW + 5_000));
    }

    @Test
    void cleared_marks_know_neither_chunks_nor_bounds() {
        // Given
        marks.written(NOW, 100);
        marks.flushed(1_000);
        marks.previousCommitSucceeded();

        // When
        marks.clear();
        marks.written(NOW, 100);
        marks.written(NOW + 5_000, 200);
        marks.previousCommitSucceeded();

        // Then
        assertThat(marks.firstNeeded()).isEmpty();
    }
}
