package io.otpwatch.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.Writer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Gzip that comes in pieces, or damaged. */
class GzipRecordingTest {
    private static final String LONG = "a line\n".repeat(10_000);

    @Test
    void a_member_that_has_not_come_yet_is_waited_for() throws IOException {
        // Given a pipe: what was written at once is read at once, and nobody knows what comes
        try (Recording recording = new Recording(pipe(gzip("one\n"), gzip("two\n"), gzip(LONG)), -1)) {
            // When
            String text = String.join("\n", recording.text().lines().toList()) + "\n";
            // Then
            assertThat(text).isEqualTo("one\ntwo\n" + LONG);
        }
    }

    @Test
    void anything_else_after_a_member_is_an_error() throws IOException {
        // Given
        byte[] member = gzip("one\n");
        List<byte[]> garbage = List.of("garbage".getBytes(UTF_8), joined(new byte[8], member));
        // When, Then
        for (byte[] after : garbage) {
            assertThatThrownBy(() -> unpack(pipe(member, after))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_member_of_which_only_a_part_comes_is_an_error_wherever_it_breaks_off() throws IOException {
        // Given
        byte[] member = gzip("one\n");
        // When, Then
        for (int length = 1; length < member.length; length++) {
            byte[] part = Arrays.copyOf(member, length);
            assertThatThrownBy(() -> unpack(pipe(member, part)))
                    .as("%s bytes", length)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void damaged_bytes_are_an_error() throws IOException {
        // Given
        byte[] member = gzip("one\n");
        member[member.length - 8] ^= 1; // of the checksum
        // When, Then
        assertThatThrownBy(() -> unpack(pipe(member))).isInstanceOf(IOException.class);
    }

    private static void unpack(InputStream in) throws IOException {
        try (Recording recording = new Recording(in, -1)) {
            recording.text().transferTo(Writer.nullWriter());
        }
    }

    /** Gives each part by itself and has never anything ready, as a pipe whose writer is slow. */
    private static InputStream pipe(byte[]... parts) {
        List<InputStream> streams = Arrays.stream(parts)
                .<InputStream>map(part -> new ByteArrayInputStream(part) {
                    @Override
                    public synchronized int available() {
                        return 0;
                    }
                })
                .toList();
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
