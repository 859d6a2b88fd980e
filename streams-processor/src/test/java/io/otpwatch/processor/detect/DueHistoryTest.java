package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import org.junit.jupiter.api.Test;

class DueHistoryTest {
    private final DueHistory due = new DueHistory(60);

    @Test
    void the_example_of_the_documentation_holds() {
        // Given
        due.step(1_000);
        due.add(940, true, 1); // not complete
        due.add(939, true, 2);
        due.add(880, false, 4);
        due.add(879, true, 8);
        due.add(280, false, 16);
        due.add(279, true, 32); // too old

        // Then
        assertThat(due.complete() * DueHistory.BUCKET).isEqualTo(940);
        assertThat(due.recent()).isEqualTo(new Share(2, 6));
        assertThat(due.usual()).isEqualTo(new Share(8, 24));
    }

    @Test
    void a_bucket_completes_when_its_last_code_is_past_the_deadline() {
        // Given
        due.step(999);
        due.add(935, true, 1);

        // Then
        assertThat(due.recent()).isEqualTo(Share.NONE);
        due.step(1_000);
        assertThat(due.recent()).isEqualTo(new Share(1, 1));
    }

    @Test
    void a_bucket_is_recent_then_usual_then_gone() {
        // Given
        due.step(1_000);
        due.add(937, true, 3);

        // When
        due.step(1_060);

        // Then
        assertThat(due.recent()).isEqualTo(Share.NONE);
        assertThat(due.usual()).isEqualTo(new Share(3, 3));
        due.step(1_659);
        assertThat(due.usual()).isEqualTo(new Share(3, 3));
        due.step(1_660);
        assertThat(due.isEmpty()).isTrue();
        assertThat(due.bytes()).isZero();
    }

    @Test
    void seconds_ahead_of_the_watermark_are_kept_up_to_ten_minutes() {
        // Given
        due.step(1_000);

        // When
        due.add(1_600, true, 1);
        due.add(1_601, true, 1);

        // Then
        assertThat(due.between(0, 1_000)).isEqualTo(new Share(1, 1));
    }

    @Test
    void without_a_watermark_the_newest_buckets_are_kept_and_nothing_is_told() {
        // When
        for (int second = 1_000; second < 1_700; second += 5) {
            due.add(second, true, 1);
        }
        due.add(10, true, 1);

        // Then
        assertThat(due.size()).isEqualTo(132);
        assertThat(due.number(0)).isEqualTo(208);
        assertThat(due.recent()).isEqualTo(Share.NONE);
        assertThat(due.usual()).isEqualTo(Share.NONE);
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        due.step(1_000);
        for (int second = 300; second < 1_050; second += 7) {
            due.add(second, second % 2 == 0, second);
        }
        PackedWriter out = new PackedWriter();

        // When
        due.write(out);
        DueHistory read = new DueHistory(60);
        read.read(new PackedReader(out.toArray()), 1_000);

        // Then
        assertThat(read.size()).isEqualTo(due.size());
        assertThat(read.recent()).isEqualTo(due.recent());
        assertThat(read.usual()).isEqualTo(due.usual());
        assertThat(read.between(0, 1_000)).isEqualTo(due.between(0, 1_000));
    }
}
