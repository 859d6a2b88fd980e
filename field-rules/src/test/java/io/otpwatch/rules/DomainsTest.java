package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainsTest {
    private static final String REFUSED = "!";

    static List<String[]> vectors() {
        return Vectors.rows("vectors/domains.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_domain_is_spelt_as_its_vector_says(String raw, String normal) {
        if (normal.equals(REFUSED)) {
            assertThatThrownBy(() -> Domains.normalise(raw))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .matches("an e-mail domain as lower-case A-labels, or MCC-MNC; was .*")
                    .doesNotContain("jane", "gmail", "192.", "4915");
        } else {
            assertThat(Domains.normalise(raw)).isEqualTo(normal);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void the_normal_spelling_is_its_own(String raw, String normal) {
        if (!normal.equals(REFUSED)) {
            assertThat(Domains.normalise(normal)).isEqualTo(normal);
            assertThat(Domains.problem(normal)).isEmpty();
            assertThat(Domains.problem(raw).isEmpty()).as(raw).isEqualTo(raw.equals(normal));
        }
    }

    @Test
    void a_domain_has_at_most_253_characters_in_labels_of_at_most_63() {
        // Given
        String label = "a".repeat(63);
        String longest = String.join(".", label, label, label, "b".repeat(61));

        // Then
        assertThat(Domains.problem(longest)).isEmpty();
        assertThat(Domains.problem(longest + "b")).isPresent();
        assertThat(Domains.problem("a".repeat(64) + ".com")).isPresent();
    }
}
