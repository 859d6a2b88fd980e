package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class BytesDecoderTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);

    @Test
    void it_reads_what_avro_writes() throws IOException {
        // Given
        encoder.writeBoolean(true);
        encoder.writeInt(Integer.MIN_VALUE);
        encoder.writeLong(Long.MAX_VALUE);
        encoder.writeFloat(1.5f);
        encoder.writeDouble(-2.5);
        encoder.writeString("grün");
        encoder.writeString("skipped");
        encoder.writeBytes(new byte[] {1, 2, 3});
        encoder.writeBytes(new byte[] {9});
        encoder.writeFixed(new byte[] {4, 5});
        encoder.writeEnum(7);
        encoder.writeIndex(1);

        // When
        BytesDecoder decoder = decoder();

        // Then
        assertThat(decoder.readBoolean()).isTrue();
        assertThat(decoder.readInt()).isEqualTo(Integer.MIN_VALUE);
        assertThat(decoder.readLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(decoder.readFloat()).isEqualTo(1.5f);
        assertThat(decoder.readDouble()).isEqualTo(-2.5);
        assertThat(decoder.readString(null).toString()).isEqualTo("grün");
        decoder.skipString();
        assertThat(decoder.readBytes(null)).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        decoder.skipBytes();
        byte[] fixed = new byte[2];
        decoder.readFixed(fixed, 0, 2);
        assertThat(fixed).containsExactly(4, 5);
        assertThat(decoder.readEnum()).isEqualTo(7);
        assertThat(decoder.readIndex()).isEqualTo(1);
        assertThat(decoder.remaining()).isZero();
    }

    @Test
    void every_long_is_read_as_it_was_written() throws IOException {
        long seed = 20260103L;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            // Given
            long value = random.nextLong() >> random.nextInt(64);
            out.reset();
            encoder.writeLong(value);

            // Then
            assertThat(decoder().readLong()).as("seed %d, round %d", seed, i).isEqualTo(value);
        }
    }

    @Test
    void blocks_of_an_array_are_read_and_skipped_with_and_without_their_size() throws IOException {
        // Given
        byte[] withSize = {3, 4, 2, 4, 0}; // -2 items, 2 bytes; the items; the end
        byte[] without = {4, 2, 4, 0};

        // Then
        assertThat(decoder(withSize).readArrayStart()).isEqualTo(2);
        assertThat(decoder(without).readArrayStart()).isEqualTo(2);
        assertThat(decoder(withSize).skipArray()).isZero();
        assertThat(decoder(without).skipArray()).isEqualTo(2);
        assertThat(decoder(withSize).skipMap()).isZero();
    }

    @Test
    void a_length_beyond_the_bytes_is_not_believed() throws IOException {
        // Given
        encoder.writeLong(Integer.MAX_VALUE - 8);

        // Then
        assertThatThrownBy(() -> decoder().readString()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoder().readBytes(null)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoder().skipString()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoder().readArrayStart()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoder().skipArray()).isInstanceOf(EOFException.class);
    }

    @Test
    void a_negative_length_or_an_endless_number_is_refused() throws IOException {
        // Given
        encoder.writeLong(-1);
        byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};

        // Then
        assertThatThrownBy(() -> decoder().readString()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoder(endless).readLong()).hasMessage("varint of more than ten bytes");
        assertThatThrownBy(() -> decoder(-1, -1, -1, -1, 127).readInt()).hasMessage("int out of range");
        assertThatThrownBy(() -> decoder().readFixed(new byte[9], 0, 9)).isInstanceOf(EOFException.class);
    }

    private BytesDecoder decoder() {
        return decoder(out.toByteArray());
    }

    private static BytesDecoder decoder(int... bytes) {
        byte[] copy = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            copy[i] = (byte) bytes[i];
        }
        return decoder(copy);
    }

    private static BytesDecoder decoder(byte[] bytes) {
        BytesDecoder decoder = new BytesDecoder();
        decoder.reset(bytes, 0);
        return decoder;
    }
}
