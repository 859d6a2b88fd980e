package io.otpwatch.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipientKeysTest {
    private static final byte[] SECRET = "thirty-two bytes and a few more...".getBytes(UTF_8);
    private static final String BASE64 = Base64.getEncoder().encodeToString(SECRET);

    @TempDir
    Path dir;

    @Test
    void a_file_has_the_current_key_first_and_perhaps_the_one_before() throws IOException {
        // Given
        Path file = write("# keys", "", "k2 " + BASE64, "  k1\t" + BASE64 + "  ");

        // When
        RecipientKeys keys = RecipientKeys.read(file);

        // Then
        assertThat(keys.current()).isEqualTo(new RecipientKey("k2", SECRET));
        assertThat(keys.all()).extracting(RecipientKey::id).containsExactly("k2", "k1");
    }

    @Test
    void what_is_no_key_is_refused_by_line_and_shape() throws IOException {
        refuses("line 2 of .*: an id and a base64 secret; was 1 words", "# keys", BASE64);
        refuses("line 1 of .*: a base64 secret; was 4 characters that are none", "k1 @@@@");
        refuses("line 1 of .*: secret of a recipient key: at least 32 bytes; was 3 bytes", "k1 YWJj");
        refuses("line 1 of .*: id of a recipient key: 1 to 16 .*; was 2 characters", "K1 " + BASE64);
        refuses("one or two recipient keys; was 0", "# none");
        refuses("one or two recipient keys; was 3", "a " + BASE64, "b " + BASE64, "c " + BASE64);
        refuses("recipient keys with different ids; was one id twice", "a " + BASE64, "a " + BASE64);
        assertThatThrownBy(() -> RecipientKeys.read(dir.resolve("absent"))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_key_never_shows_its_secret_and_cannot_be_changed() {
        // Given
        byte[] secret = SECRET.clone();
        RecipientKey key = new RecipientKey("k1", secret);

        // When
        secret[0]++;
        key.secret()[1]++;

        // Then
        assertThat(key).isEqualTo(new RecipientKey("k1", SECRET)).hasToString("RecipientKey[id=k1]");
        assertThat(key).isNotEqualTo(new RecipientKey("k1", secret)).isNotEqualTo(new RecipientKey("k2", SECRET));
        assertThat(RecipientKeys.of(key)).hasToString("[RecipientKey[id=k1]]");
        assertThat(RecipientKeys.random("k1")).isNotEqualTo(RecipientKeys.random("k1"));
    }

    private void refuses(String message, String... lines) throws IOException {
        Path file = write(lines);
        assertThatThrownBy(() -> RecipientKeys.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).matches(message).doesNotContain(BASE64, "@@@@", "YWJj"));
    }

    private Path write(String... lines) throws IOException {
        return Files.write(dir.resolve("keys"), List.of(lines));
    }
}
