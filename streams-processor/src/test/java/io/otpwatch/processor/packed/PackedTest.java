package io.otpwatch.processor.packed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedTest {
    private static final long[] NUMBERS = {0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE, Long.MAX_VALUE};

    @Test
    void what_was_written_is_read_back() {
        // Given
        PackedWriter out = new PackedWriter();
        for (long number : NUMBERS) {
            out.varint(number);
            out.zigzag(number);
            out.zigzag(-number);
        }
        out.zigzag(Long.MIN_VALUE);
        out.octet(-3);
        out.real(-0.1);
        out.text("größer");
        out.raw(new byte[] {1, 2, 3});

        // When
        PackedReader in = new PackedReader(out.toArray());

        // Then
        for (long number : NUMBERS) {
            assertThat(in.varint()).isEqualTo(number);
            assertThat(in.zigzag()).isEqualTo(number);
            assertThat(in.zigzag()).isEqualTo(-number);
        }
        assertThat(in.zigzag()).isEqualTo(Long.MIN_VALUE);
        assertThat(in.octet()).isEqualTo(-3);
        assertThat(in.real()).isEqualTo(-0.1);
        assertThat(in.text()).isEqualTo("größer");
        assertThat(in.raw(3)).containsExactly(1, 2, 3);
        assertThat(in.hasRemaining()).isFalse();
    }

    @Test
    void small_numbers_take_one_byte() {
        // Given
        PackedWriter out = new PackedWriter();

        // When
        out.varint(127);
        out.zigzag(-64);

        // Then
        assertThat(out.length()).isEqualTo(2);
    }
}
