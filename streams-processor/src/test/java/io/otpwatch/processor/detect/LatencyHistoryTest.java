package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.correlate.LatencyBins;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import org.junit.jupiter.api.Test;

class LatencyHistoryTest {
    private final LatencyHistory history = new LatencyHistory(60);

    @Test
    void tells_of_the_present_minute_and_the_one_before() {
        // Given
        history.step(960);
        history.add(20, 3);

        // When
        history.step(1_020);
        history.add(30, 1);

        // Then
        assertThat(history.bins().count()).isEqualTo(4);
        assertThat(history.bins().count(20)).isEqualTo(3);
        history.step(1_079);
        assertThat(history.bins().count()).isEqualTo(4);
        history.step(1_080);
        assertThat(history.bins().count()).isEqualTo(1);
        history.step(1_140);
        assertThat(history.isEmpty()).isTrue();
        assertThat(history.bytes()).isZero();
    }

    @Test
    void a_skipped_minute_leaves_nothing() {
        // Given
        history.step(960);
        history.add(20, 3);

        // When
        history.step(1_080);

        // Then
        assertThat(history.isEmpty()).isTrue();
    }

    @Test
    void the_first_watermark_keeps_what_was_read_before_it() {
        // Given
        history.add(20, 3);

        // When
        history.step(960);

        // Then
        assertThat(history.bins().count()).isEqualTo(3);
    }

    @Test
    void what_is_written_is_read_back_and_turns_over_as_before() {
        // Given
        history.step(960);
        history.add(0, 1);
        history.add(20, 300);
        history.step(1_020);
        history.add(LatencyBins.BINS - 1, 2);
        PackedWriter out = new PackedWriter();

        // When
        history.write(out);
        LatencyHistory read = new LatencyHistory(60);
        read.read(new PackedReader(out.toArray()));

        // Then
        assertThat(read.bins().count()).isEqualTo(303);
        assertThat(read.bins().count(20)).isEqualTo(300);
        read.step(1_080);
        assertThat(read.bins().count()).isEqualTo(2);
        assertThat(read.bins().count(LatencyBins.BINS - 1)).isEqualTo(2);
    }
}
