package io.otpwatch.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {
    static List<String[]> vectors() {
        return Vectors.rows("vectors/ids.tsv");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_id_is_judged_as_its_vector_says(String id, String verdict) {
        // When
        Optional<String> problem = Ids.problem(id);

        // Then
        assertThat(problem.isEmpty() ? "ok" : "refused").as(id).isEqualTo(verdict);
        problem.ifPresent(text -> assertThat(text).doesNotContain(id));
    }

    @Test
    void an_id_is_1_to_128_characters() {
        assertThat(Ids.problem("")).hasValue("1 to 128 characters; was 0");
        assertThat(Ids.problem("a".repeat(128))).isEmpty();
        assertThat(Ids.problem("a".repeat(129))).hasValue("1 to 128 characters; was 129");
    }

    @Test
    void the_problem_names_the_place_of_a_bad_character() {
        assertThat(Ids.problem("ab c")).hasValue("characters of [A-Za-z0-9._:-]; number 3 of 4 is not");
    }
}
