package io.otpwatch.processor.correlate;

import static io.otpwatch.processor.correlate.Entries.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlatformsTest {
    private static final long UNUSED = 60_000;

    private final Platforms platforms = new Platforms(UNUSED);

    @Test
    void a_platform_has_one_number_and_no_platform_has_none() {
        // When
        int ios = number("ios-app-12", START);
        int chrome = number("chrome-141", START);

        // Then
        assertThat(number("", START)).isEqualTo(Platforms.NONE);
        assertThat(ios).isNotEqualTo(chrome).isEqualTo(number("ios-app-12", START + 1));
        assertThat(platforms.text(chrome)).asString(StandardCharsets.UTF_8).isEqualTo("chrome-141");
    }

    @Test
    void one_too_many_is_other_until_one_that_was_known_is_no_longer_in_use() {
        // Given
        for (int i = 0; i < Platforms.KNOWN; i++) {
            number("p-" + i, START + i);
        }

        // When
        int meanwhile = number("new", START + UNUSED);
        int later = number("new", START + UNUSED + 1);

        // Then
        assertThat(meanwhile).isEqualTo(Platforms.OTHER);
        assertThat(later).isGreaterThan(Platforms.OTHER).isLessThan(Platforms.COUNT);
        assertThat(platforms.text(later)).asString(StandardCharsets.UTF_8).isEqualTo("new");
        assertThat(number("p-1", START + UNUSED + 1)).isGreaterThan(Platforms.OTHER);
        assertThat(number("p-0", START + UNUSED + 1)).isEqualTo(Platforms.OTHER);
    }

    @Test
    void a_platform_that_calls_itself_other_is_other() {
        assertThat(number("other", START)).isEqualTo(Platforms.OTHER);
    }

    private int number(String text, long at) {
        return platforms.number(text.getBytes(StandardCharsets.UTF_8), at);
    }
}
