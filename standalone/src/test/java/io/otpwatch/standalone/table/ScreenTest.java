package io.otpwatch.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final String HIDE = "\u001b[?25l";
    private static final String EOL = "\u001b[K\n";
    private static final String BELOW = "\u001b[J";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen = new Screen(new PrintStream(bytes, false, StandardCharsets.UTF_8));

    @Test
    void each_drawing_begins_where_the_last_one_did() {
        // Given
        screen.draw(List.of("a", "b"), 80);
        bytes.reset();
        // When
        screen.draw(List.of("c"), 80);
        // Then
        assertThat(written()).isEqualTo(HIDE + "\r\u001b[2A" + "c" + EOL + BELOW);
    }

    @Test
    void after_a_change_of_width_all_is_cleared() {
        // Given
        screen.draw(List.of("a", "b"), 80);
        bytes.reset();
        // When
        screen.draw(List.of("c"), 60);
        // Then
        assertThat(written()).isEqualTo(HIDE + "\u001b[2J\u001b[H" + "c" + EOL + BELOW);
    }

    @Test
    void what_is_printed_meanwhile_stays_above() {
        // Given
        screen.draw(List.of("a", "b"), 80);
        bytes.reset();
        // When
        screen.stream().println("warning é");
        // Then
        assertThat(written()).isEqualTo("\r\u001b[2A" + "warning é" + EOL + "a" + EOL + "b" + EOL + BELOW);
    }

    @Test
    void the_cursor_comes_back_at_the_end() {
        // Given
        screen.draw(List.of("a"), 80);
        bytes.reset();
        // When
        screen.close();
        // Then
        assertThat(written()).isEqualTo("\r\u001b[K\u001b[?25h");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
