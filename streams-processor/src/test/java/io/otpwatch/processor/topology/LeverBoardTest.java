package io.otpwatch.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Lever;
import io.otpwatch.events.Severity;
import io.otpwatch.processor.levers.Levers;
import io.otpwatch.processor.levers.Setting;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeverBoardTest {
    private static final long NOON = 1_767_268_800_000L;
    private static final String BUDGET = "budget\t";

    private final LeverBoard board = new LeverBoard();

    @Test
    void without_records_nothing_is_set() {
        assertThat(board.levers()).isSameAs(Levers.NONE);
    }

    @Test
    void what_good_records_say_is_in_force_and_the_later_one_of_a_key_counts() {
        // When
        Optional<String> first = take(BUDGET, budget("2"));
        Optional<String> second = take(BUDGET, budget("3"));
        Optional<String> third = take("min-severity\t", lever("min-severity", "", Map.of("severity", "MAJOR")));

        // Then
        assertThat(first).isEmpty();
        assertThat(second).isEmpty();
        assertThat(third).isEmpty();
        assertThat(board.levers().budget()).hasValue(3);
        assertThat(board.levers().minSeverity()).isEqualTo(Severity.MAJOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "budget | budget | 77000000 | perMonth: expected a number above 0, at most 1000; was more",
                "budget | budget | jane.doe@example.com | perMonth: expected a number above 0, at most 1000; was 20 characters"
                        + " that are no number",
                "jane.doe@example.com | budget | 3 | key: expected name and scope as in the value, in their one spelling; was"
                        + " another",
                "budget | jane.doe@example.com | 3 | name: expected one of budget, min-severity, pin, new-normal, maintenance,"
                        + " known-domain; was 20 characters",
            })
    void a_bad_record_leaves_the_old_in_force_and_its_field_and_shape_are_told(
            String key, String name, String perMonth, String told) {
        // Given
        take(BUDGET, budget("2"));
        Levers before = board.levers();

        // When
        Optional<String> refused = take(key + "\t", lever(name, "", Map.of("perMonth", perMonth)));

        // Then
        assertThat(refused).hasValue(told);
        assertThat(board.levers()).isSameAs(before);
        assertThat(before.budget()).hasValue(2);
    }

    @Test
    void what_is_no_lever_or_has_no_key_leaves_the_old_in_force_and_is_told() {
        // Given
        take(BUDGET, budget("2"));

        // When
        Optional<String> noLever = board.take(bytes(BUDGET), bytes("jane.doe@example.com"));
        Optional<String> noKey = board.take(null, Topics.CONFIG.serde().encode(budget("3")));

        // Then
        assertThat(noLever)
                .hasValueSatisfying(
                        why -> assertThat(why).startsWith("malformed: ").doesNotContain("jane"));
        assertThat(noKey).hasValue("key: expected name and scope; was not given");
        assertThat(board.levers().budget()).hasValue(2);
    }

    @Test
    void a_record_without_value_takes_back_what_stands_under_its_key_alone() {
        // Given
        take(BUDGET, budget("2"));
        take("known-domain\tcustomer.example", lever("known-domain", "customer.example", Map.of()));

        // When
        Optional<String> takenBack = take(BUDGET, null);
        Optional<String> neverSet = take("min-severity\t", null);

        // Then
        assertThat(takenBack).isEmpty();
        assertThat(neverSet).isEmpty();
        assertThat(board.levers().budget()).isEmpty();
        assertThat(board.levers().knownDomains()).containsExactly("customer.example");
    }

    @Test
    void windows_of_one_scope_are_in_force_beside_each_other_until_one_is_taken_back() {
        // Given
        take("maintenance\toperator=google\t" + NOON, window(NOON, NOON + 1_000));
        take("maintenance\toperator=google\t" + (NOON + 500), window(NOON + 500, NOON + 2_000));
        Levers both = board.levers();

        // When
        take("maintenance\toperator=google\t" + NOON, null);

        // Then
        assertThat(both.maintenanceAt(NOON + 500)).hasSize(2);
        assertThat(board.levers().maintenanceAt(NOON)).isEmpty();
        assertThat(board.levers().maintenanceAt(NOON + 500))
                .extracting(Setting.Maintenance::to)
                .containsExactly(NOON + 2_000);
    }

    private Optional<String> take(String key, @Nullable Lever lever) {
        return board.take(
                bytes(key), lever == null ? null : Topics.CONFIG.serde().encode(lever));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Lever budget(String perMonth) {
        return lever("budget", "", Map.of("perMonth", perMonth));
    }

    private static Lever window(long from, long to) {
        return lever("maintenance", "operator=google", Map.of("from", Long.toString(from), "to", Long.toString(to)));
    }

    private static Lever lever(String name, String scope, Map<String, String> fields) {
        return new Lever(name, scope, fields, NOON);
    }
}
