package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RouteFieldsTest {
    static List<String[]> vectors() {
        return Vectors.rows("vectors/route-fields.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_field_is_spelt_as_its_vector_says(String kind, String raw, String normal) {
        if (normal.equals("!")) {
            assertThatThrownBy(() -> normalise(kind, raw))
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .contains("; ");
        } else {
            assertThat(normalise(kind, raw)).isEqualTo(normal);
        }
    }

    @Test
    void a_name_has_at_most_64_characters() {
        assertThat(RouteFields.nameProblem("n".repeat(64))).isEmpty();
        assertThat(RouteFields.nameProblem("n".repeat(65))).hasValue("1 to 64 characters; was 65");
    }

    private static String normalise(String kind, String raw) {
        return kind.equals("country") ? RouteFields.country(raw) : RouteFields.name(raw);
    }
}
