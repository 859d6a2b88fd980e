package io.otpwatch.processor.detect;

import static io.otpwatch.processor.detect.Deltas.START;
import static io.otpwatch.processor.detect.Deltas.batch;
import static io.otpwatch.processor.detect.Deltas.batchOfLife;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.FeedWatermark;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final long LONGEST = 90_000;
    private static final long APPENDED = START * 1000 + 77;

    private final Sources sources = new Sources(2, LONGEST);

    @Test
    void the_watermark_is_the_least_and_unknown_while_any_is() {
        // When
        sources.take(batch(0, 0, START + 5), APPENDED);

        // Then
        assertThat(sources.watermark()).isEqualTo(Watermarks.UNKNOWN);
        assertThat(sources.missing()).isEqualTo(1);
        sources.take(batch(1, 0, null), APPENDED);
        assertThat(sources.watermark()).isEqualTo(Watermarks.UNKNOWN);
        assertThat(sources.missing()).isZero();
        sources.take(batch(1, 1, START + 3), APPENDED);
        assertThat(sources.watermark()).isEqualTo((START + 3) * 1000);
    }

    @Test
    void a_repeat_is_counted_and_changes_nothing() {
        // Given
        sources.take(batch(0, 0, START), APPENDED);
        sources.take(batch(1, 0, START), APPENDED);

        // When
        boolean taken = sources.take(batch(0, 0, START + 9), APPENDED);

        // Then
        assertThat(taken).isFalse();
        assertThat(sources.repeats()).isEqualTo(1);
        assertThat(sources.gaps()).isZero();
        assertThat(sources.take(batch(0, 1, START + 1), APPENDED)).isTrue();
    }

    @Test
    void a_gap_counts_the_batches_lost_and_leaves_all_incomplete_for_a_longest_horizon() {
        // Given
        sources.take(batch(0, 0, START), APPENDED);
        sources.take(batch(1, 0, START), APPENDED);
        assertThat(sources.incompleteUntil()).isEqualTo(Watermarks.UNKNOWN);

        // When
        boolean taken = sources.take(batch(0, 4, START + 8), APPENDED);

        // Then
        assertThat(taken).isTrue();
        assertThat(sources.gaps()).isEqualTo(3);
        assertThat(sources.incompleteUntil()).isEqualTo((START + 8) * 1000 + LONGEST);
        sources.take(batch(1, 2, START + 2), APPENDED);
        assertThat(sources.gaps()).isEqualTo(4);
        assertThat(sources.incompleteUntil()).isEqualTo((START + 8) * 1000 + LONGEST);
    }

    @Test
    void a_source_that_lost_its_state_is_followed_in_its_later_life_and_leaves_a_gap() {
        // Given
        sources.take(batchOfLife(5, 0, 0, START), APPENDED);
        sources.take(batchOfLife(5, 0, 1, START + 1), APPENDED);
        sources.take(batch(1, 0, START + 1), APPENDED);

        // When
        boolean taken = sources.take(batchOfLife(6, 0, 0, START + 2), APPENDED);
        boolean ofBefore = sources.take(batchOfLife(5, 0, 2, START + 2), APPENDED);

        // Then
        assertThat(taken).isTrue();
        assertThat(ofBefore).isFalse();
        assertThat(sources.gaps()).isEqualTo(1);
        assertThat(sources.repeats()).isEqualTo(1);
        assertThat(sources.incompleteUntil()).isEqualTo((START + 2) * 1000 + LONGEST);
        assertThat(sources.take(batchOfLife(6, 0, 1, START + 3), APPENDED)).isTrue();
        assertThat(sources.gaps()).isEqualTo(1);
    }

    @Test
    void what_was_lost_before_the_first_batch_of_a_source_is_a_gap_too() {
        // When
        sources.take(batch(0, 7, null), APPENDED);

        // Then
        assertThat(sources.gaps()).isEqualTo(7);
        assertThat(sources.incompleteUntil()).isEqualTo(APPENDED + LONGEST);
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        sources.take(feeds(0, "ses", 500), APPENDED);
        sources.take(batch(0, 3, START), APPENDED);
        sources.take(batch(0, 1, START), APPENDED);
        PackedWriter out = new PackedWriter();

        // When
        sources.write(out);
        Sources read = new Sources(2, LONGEST);
        read.take(feeds(1, "other", 1), APPENDED);
        read.read(new PackedReader(out.toArray()));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(sources);
    }

    @Test
    void history_of_another_number_of_partitions_is_refused_with_both_numbers() {
        // Given
        PackedWriter out = new PackedWriter();
        sources.write(out);

        // Then
        assertThatThrownBy(() -> new Sources(3, LONGEST).read(new PackedReader(out.toArray())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 sources")
                .hasMessageContaining("3 partitions");
    }

    private static RouteDeltas feeds(int source, String provider, long receivedAt) {
        return new RouteDeltas(
                source,
                0L,
                null,
                List.of(new FeedWatermark(provider, receivedAt)),
                List.of(),
                0L,
                "otpwatch",
                List.of(),
                List.of());
    }
}
