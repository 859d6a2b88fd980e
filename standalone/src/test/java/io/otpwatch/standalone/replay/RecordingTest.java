package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.standalone.CannotRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final String TEXT = "one\ntwo ü\n";

    @TempDir
    Path dir;

    @Test
    void gzip_is_known_by_its_first_bytes_whatever_the_file_is_called() throws IOException {
        // Given
        Path packed = Files.write(dir.resolve("packed.jsonl"), gzip(TEXT));
        Path plain = Files.writeString(dir.resolve("plain.gz"), TEXT);
        // When, Then
        assertThat(read(packed)).isEqualTo(TEXT);
        assertThat(read(plain)).isEqualTo(TEXT);
    }

    @Test
    void several_gzip_files_in_one_are_all_read() throws IOException {
        // Given
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("one\n"));
        both.write(gzip("two\n"));
        Path file = Files.write(dir.resolve("both"), both.toByteArray());
        // When, Then
        assertThat(read(file)).isEqualTo("one\ntwo\n");
    }

    @Test
    void a_gzip_file_that_breaks_off_is_an_error() throws IOException {
        // Given
        byte[] whole = gzip("a line\n".repeat(1000));
        Path file = Files.write(dir.resolve("half"), Arrays.copyOf(whole, whole.length - 10));
        // When, Then
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void nothing_and_a_single_byte_are_text() throws IOException {
        assertThat(read(Files.createFile(dir.resolve("empty")))).isEmpty();
        assertThat(read(Files.writeString(dir.resolve("one"), "x"))).isEqualTo("x");
    }

    @Test
    void a_dash_is_the_standard_input_of_which_nobody_knows_the_size() throws IOException {
        // Given
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(gzip(TEXT)));
        // When, Then
        try (Recording recording = Recording.open(Path.of("-"))) {
            assertThat(recording.text().readLine()).isEqualTo("one");
            assertThat(recording.share()).isEmpty();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void the_share_that_was_read_grows_to_all_of_it() throws IOException {
        // Given more than what is read at once
        Path file = Files.writeString(dir.resolve("long"), "a line\n".repeat(100_000), StandardCharsets.UTF_8);
        try (Recording recording = Recording.open(file)) {
            // When, Then
            recording.text().readLine();
            assertThat(recording.share().orElseThrow()).isBetween(0.01, 0.5);
            recording.text().lines().forEach(line -> {});
            assertThat(recording.share()).hasValue(1);
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        assertThatThrownBy(() -> Recording.open(dir.resolve("no-such-file")))
                .isInstanceOf(CannotRun.class)
                .hasMessage("there is no file " + dir.resolve("no-such-file"));
    }

    private static String read(Path file) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Recording recording = Recording.open(file)) {
            for (int c = recording.text().read(); c >= 0; c = recording.text().read()) {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
