package io.otpwatch.standalone.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTest {
    @Test
    void a_terminal_has_colours() {
        // When
        Terminal terminal = Terminal.of("80x24", Map.of("TERM", "xterm"));
        // Then
        assertThat(terminal.isInteractive()).isTrue();
        assertThat(terminal.paint()).isEqualTo(Paint.COLOURED);
    }

    @Test
    void no_color_takes_the_colours_only() {
        // When
        Terminal terminal = Terminal.of("80x24", Map.of("NO_COLOR", "1"));
        // Then
        assertThat(terminal.isInteractive()).isTrue();
        assertThat(terminal.paint()).isEqualTo(Paint.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "80", "ax24", "80x24x3", "-80x24"})
    void without_a_size_it_is_no_terminal(String description) {
        // When
        Terminal terminal = Terminal.of(description, Map.of());
        // Then
        assertThat(terminal.isInteractive()).isFalse();
        assertThat(terminal.paint()).isEqualTo(Paint.NONE);
    }

    @Test
    void a_dumb_terminal_is_none() {
        assertThat(Terminal.of("80x24", Map.of("TERM", "dumb")).isInteractive()).isFalse();
    }
}
