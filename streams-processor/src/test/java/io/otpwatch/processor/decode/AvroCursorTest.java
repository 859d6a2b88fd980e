package io.otpwatch.processor.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroCursorTest {
    private final AvroCursor cursor = new AvroCursor();

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 63, 64, -64, -65, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void a_number_is_read_as_avro_writes_it(long number) throws IOException {
        // Given
        cursor.reset(encoded(number), 0);

        // Then
        assertThat(cursor.number()).isEqualTo(number);
        assertThat(cursor.atEnd()).isTrue();
    }

    @Test
    void random_numbers_are_read_one_after_the_other() throws IOException {
        // Given
        Random random = new Random(1);
        long[] numbers = random.longs(5_000).map(value -> value >> (value & 63)).toArray();
        cursor.reset(encoded(numbers), 0);

        // Then
        for (long number : numbers) {
            assertThat(cursor.number()).isEqualTo(number);
        }
        assertThat(cursor.atEnd()).isTrue();
    }

    @Test
    void a_number_that_breaks_off_or_never_ends_is_malformed() {
        assertMalformed(bytes());
        assertMalformed(bytes(0x80));
        assertMalformed(bytes(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01));
    }

    @Test
    void a_string_is_pointed_at_and_not_made() {
        // Given
        cursor.reset(bytes(0x55, 6, 'a', 'b', 'c', 0), 1);

        // When
        cursor.string();

        // Then
        assertThat(cursor.from).isEqualTo(2);
        assertThat(cursor.to).isEqualTo(5);
        assertThat(cursor.atEnd()).isFalse();
    }

    @Test
    void a_string_that_claims_more_than_is_there_is_malformed() throws IOException {
        for (long length : new long[] {4, -1, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE}) {
            // Given
            byte[] prefix = encoded(length);
            byte[] value = new byte[prefix.length + 3];
            System.arraycopy(prefix, 0, value, 0, prefix.length);
            cursor.reset(value, 0);

            // Then
            assertThatThrownBy(cursor::string).as("length %d", length).isInstanceOf(AvroCursor.Malformed.class);
        }
    }

    @Test
    void an_optional_string_tells_null_from_empty() {
        // Given
        cursor.reset(bytes(0, 2, 0, 2, 2, 'x'), 0);

        // Then
        assertThat(cursor.optionalString()).isEqualTo(-1);
        assertThat(cursor.optionalString()).isZero();
        assertThat(cursor.optionalString()).isEqualTo(1);
        assertThat(cursor.atEnd()).isTrue();
    }

    @Test
    void a_symbol_or_union_branch_that_there_is_not_is_malformed() {
        // Given
        cursor.reset(bytes(6, 4, 1), 0);

        // Then
        assertThatThrownBy(() -> cursor.symbol(3)).isInstanceOf(AvroCursor.Malformed.class);
        assertThatThrownBy(cursor::present).isInstanceOf(AvroCursor.Malformed.class);
        assertThatThrownBy(cursor::present).isInstanceOf(AvroCursor.Malformed.class);
    }

    private void assertMalformed(byte[] value) {
        cursor.reset(value, 0);
        assertThatThrownBy(cursor::number).isInstanceOf(AvroCursor.Malformed.class);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] encoded(long... numbers) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        for (long number : numbers) {
            encoder.writeLong(number);
        }
        encoder.flush();
        return out.toByteArray();
    }
}
