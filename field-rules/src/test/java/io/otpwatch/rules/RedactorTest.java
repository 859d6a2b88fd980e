package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    550 5.1.1 <jane@example.com> unknown          | 550 5.1.1 <<address>> unknown
                    550-5.7.26 unauthenticated                    | 550-5.7.26 unauthenticated
                    421 4.7.0 try later                           | 421 4.7.0 try later
                    call +1 (201) 555-0123 now                    | call <number> now
                    to 0049.1511.2345678                          | to <number>
                    your code is 123456                           | your code is <number>
                    your code is 1234.                            | your code is <number>.
                    error 21 of 30                                | error 21 of 30
                    see https://x.example/a?t=1 please            | see <url> please
                    see www.example.com/help                      | see <url>
                    jane.doe%40example.com is full                | <address> is full
                    id 01020304aabbccddeeff0011 queued            | id <token> queued
                    to "Jane Doe"@example.com                     | to <address>
                    jane＠example.com                              | <address>
                    ١٢٣٤٥٦                                        | <number>
                    """)
    void what_could_say_who_it_was_for_is_replaced(String text, String redacted) {
        assertThat(Redactor.redact(text)).isEqualTo(redacted);
    }

    @Test
    void the_result_has_at_most_512_characters_and_no_half_address() {
        // Given
        String long1 = "x ".repeat(1_020) + "jane.doe@example.com and more";
        // When
        String redacted = Redactor.redact(long1);
        // Then
        assertThat(redacted).hasSize(512).doesNotContain("jane");
    }

    @Test
    void a_long_text_without_blanks_is_not_lost_and_keeps_no_half_address() {
        assertThat(Redactor.redact("a".repeat(16_000))).isEqualTo("<token>");
        assertThat(Redactor.redact("x,".repeat(16_000))).hasSize(512).startsWith("x,x,x");
        assertThat(Redactor.redact("a".repeat(2_038) + ",x,jane.doe@example.com"))
                .isEqualTo("<token>,x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "1", "1 ", "@", "\"", "://", "a:", "1-", "+", "%4", "w.", "550 5.", "1(", "a,", "\"a", "1."
            })
    @Timeout(20)
    void no_text_takes_long(String part) {
        // Given
        String text = part.repeat(Redactor.READ_MAX).substring(0, Redactor.READ_MAX);
        String blankAmidst = text.substring(0, Redactor.READ_MAX / 2) + ' ' + text.substring(Redactor.READ_MAX / 2 + 1);
        // When
        long begin = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(Redactor.redact(text)).isNotEmpty();
            assertThat(Redactor.redact(blankAmidst)).isNotEmpty();
        }
        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
}
