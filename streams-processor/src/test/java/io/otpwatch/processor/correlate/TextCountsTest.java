package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextCountsTest {
    private final TextCounts counts = new TextCounts(2);

    @Test
    void texts_are_counted_by_column_and_named_in_order_of_one() {
        // Given
        add("a", 0);
        add("b", 0);
        add("b", 0);
        add("a", 1);
        add("c", 1);

        // When
        int[] top = counts.top(2, 0);

        // Then
        assertThat(IntStream.of(top).mapToObj(this::text)).containsExactly("b", "a");
        assertThat(counts.count(top[0], 0)).isEqualTo(2);
        assertThat(counts.count(top[1], 1)).isEqualTo(1);
        assertThat(counts.top(9, 1)).hasSize(3);
    }

    @Test
    void one_too_many_is_not_counted_and_those_before_go_on() {
        // Given
        for (int i = 0; i < TextCounts.MAX; i++) {
            add("t-" + i, 0);
        }

        // Then
        assertThat(add("new", 0)).isEqualTo(TextCounts.NONE);
        assertThat(add("t-0", 0)).isZero();
        assertThat(counts.count(0, 0)).isEqualTo(2);
        assertThat(counts.size()).isEqualTo(TextCounts.MAX);
    }

    @Test
    void a_cleared_one_knows_nothing() {
        // Given
        for (int i = 0; i < 20; i++) {
            add("t-" + i, 1);
        }

        // When
        counts.clear();

        // Then
        assertThat(counts.size()).isZero();
        assertThat(add("t-7", 0)).isZero();
        assertThat(counts.count(0, 1)).isZero();
    }

    private int add(String text, int column) {
        byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
        Slice slice = new Slice();
        slice.set(bytes, 1, bytes.length - 1);
        return counts.add(slice, column);
    }

    private String text(int index) {
        return new String(counts.text(index), StandardCharsets.UTF_8);
    }
}
