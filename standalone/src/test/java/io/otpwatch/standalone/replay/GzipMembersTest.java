package io.otpwatch.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipMembersTest {
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 4096})
    void members_are_unpacked_whatever_is_read_at_once(int buffer) throws IOException {
        // Given
        byte[] members = joined(gzip("one\n"), gzip(""), gzip(LONG));
        // When, Then
        assertThat(unpack(new ByteArrayInputStream(members), buffer)).isEqualTo("one\n" + LONG);
    }

    @Test
    void zeros_after_the_last_member_are_padding() throws IOException {
        assertThat(unpack(pipe(gzip("one\n"), new byte[512]), 4096)).isEqualTo("one\n");
    }

    @Test
    void anything_else_after_a_member_is_an_error() throws IOException {
        // Given
        byte[] member = gzip("one\n");
        List<byte[]> garbage = List.of("garbage".getBytes(UTF_8), joined(new byte[8], member));
        // When, Then
        for (byte[] after : garbage) {
            assertThatThrownBy(() -> unpack(pipe(member, after), 4096))
                    .isInstanceOf(ZipException.class)
                    .hasMessage("expected a further gzip member, or zeros, to the end after a gzip member; was else");
        }
    }

    @Test
    void a_member_of_which_only_a_part_comes_is_an_error_wherever_it_breaks_off() throws IOException {
        // Given
        byte[] member = gzip("one\n");
        // When, Then
        for (int length = 1; length < member.length; length++) {
            byte[] part = Arrays.copyOf(member, length);
            assertThatThrownBy(() -> unpack(pipe(member, part), 4096))
                    .as("%s bytes", length)
                    .isInstanceOf(EOFException.class)
                    .hasMessage("expected the rest of a gzip member; it breaks off");
        }
    }

    @Test
    void damaged_bytes_are_an_error() throws IOException {
        // Given
        byte[] member = gzip("one\n");
        member[member.length - 8] ^= 1; // of the checksum
        // When, Then
        assertThatThrownBy(() -> unpack(pipe(member), 4096))
                .isInstanceOf(ZipException.class)
                .hasMessage("expected what a gzip member held to be of its checksum and length");
    }

    @Test
    void what_a_header_may_hold_besides_is_passed_over() throws IOException {
        // Given extra field, name, comment and checksum of the header
        byte[] plain = gzip("one\n");
        byte[] full = Arrays.copyOf(plain, 10);
        full[3] = 2 | 4 | 8 | 16;
        byte[] besides = {3, 0, 9, 9, 9, 'a', 0, 'b', 'c', 0, 5, 5};
        // When
        String text = unpack(pipe(joined(full, besides, Arrays.copyOfRange(plain, 10, plain.length))), 4096);
        // Then
        assertThat(text).isEqualTo("one\n");
    }

    private static String unpack(InputStream in, int buffer) throws IOException {
        try (GzipMembers members = new GzipMembers(in, buffer)) {
            return new String(members.readAllBytes(), UTF_8);
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
