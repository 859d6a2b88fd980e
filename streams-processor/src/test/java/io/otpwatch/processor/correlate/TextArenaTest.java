package io.otpwatch.processor.correlate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextArenaTest {
    private final TextArena arena = new TextArena();

    @Test
    void either_id_of_a_pair_may_be_absent() {
        // When
        int both = arena.add(utf8("code"), utf8("challenge"));
        int challengeOnly = arena.add(null, utf8("c-2"));
        int codeOnly = arena.add(utf8("code-3"), null);

        // Then
        assertThat(arena.first(both)).asString().isEqualTo("code");
        assertThat(arena.second(both)).asString().isEqualTo("challenge");
        assertThat(arena.first(challengeOnly)).isNull();
        assertThat(arena.second(challengeOnly)).asString().isEqualTo("c-2");
        assertThat(arena.first(codeOnly)).asString().isEqualTo("code-3");
        assertThat(arena.second(codeOnly)).isNull();
    }

    @Test
    void ids_of_the_greatest_length_survive_growth() {
        // Given
        List<Integer> pairs = new ArrayList<>();

        // When
        for (int i = 0; i < 1_024; i++) {
            pairs.add(arena.add(utf8(id("a", i)), utf8(id("b", i))));
        }

        // Then
        for (int i = 0; i < 1_024; i++) {
            assertThat(arena.first(pairs.get(i))).asString().isEqualTo(id("a", i));
            assertThat(arena.second(pairs.get(i))).asString().isEqualTo(id("b", i));
        }
    }

    private static String id(String prefix, int number) {
        String id = prefix + number;
        return id + "x".repeat(128 - id.length());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
