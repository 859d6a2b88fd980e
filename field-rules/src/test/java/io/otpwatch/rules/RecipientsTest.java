package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipientsTest {
    static List<String[]> vectors() {
        return Vectors.rows("vectors/recipients.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_recipient_is_hashed_as_its_vector_says(
            String kind, String raw, String normalised, String secret, String hash) {
        // Given
        RecipientKey key = new RecipientKey("k1", HexFormat.of().parseHex(secret));
        boolean email = kind.equals("email");

        // When, Then
        if (hash.equals("!")) {
            refuses(raw, () -> hash(key, email, raw));
        } else {
            assertThat(hash(key, email, raw)).isEqualTo(hash);
            assertThat(hash(key, email, normalised)).isEqualTo(hash);
            assertThat(email ? MailAddress.of(raw).normalised() : raw).isEqualTo(normalised);
        }
    }

    @Test
    void an_address_that_was_not_normalised_is_refused_where_that_can_be_seen() {
        // Given
        RecipientKey key = RecipientKeys.random("k1");

        // Then
        refuses("example.com", () -> Recipients.email(key, "example.com"));
        refuses("@example.com", () -> Recipients.email(key, "@example.com"));
    }

    @Test
    void an_address_does_not_show_itself() {
        assertThat(MailAddress.of("jane@example.com")).hasToString("an e-mail address");
        assertThat(MailAddress.of("jane@Example.com").domain()).isEqualTo("example.com");
    }

    private static String hash(RecipientKey key, boolean email, String raw) {
        return email
                ? Recipients.email(key, MailAddress.of(raw).normalised())
                : Recipients.phone(key, raw);
    }

    private static void refuses(String raw, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .satisfies(e -> assertThat(raw.isEmpty() || !e.getMessage().contains(raw))
                        .as(e.getMessage())
                        .isTrue());
    }
}
