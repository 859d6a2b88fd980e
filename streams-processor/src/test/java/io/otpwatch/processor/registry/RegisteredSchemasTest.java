package io.otpwatch.processor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.decode.WriterSchemas.Found;
import io.otpwatch.processor.decode.WriterSchemas.Lookup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class RegisteredSchemasTest {
    private static final Found SCHEMA = new Found(Schema.create(Schema.Type.STRING));

    private final List<Integer> asked = new ArrayList<>();
    private Lookup answer = SCHEMA;
    private Duration takes = Duration.ZERO;
    private long now = 5;
    private final RegisteredSchemas schemas = new RegisteredSchemas(this::ask, () -> now);

    @Test
    void a_schema_is_asked_for_once() {
        // When
        schemas.find(7);
        schemas.find(7);

        // Then
        assertThat(schemas.find(7)).isEqualTo(SCHEMA);
        assertThat(asked).containsExactly(7);
    }

    @Test
    void an_id_that_is_not_known_is_asked_for_again_after_a_minute() {
        // Given
        answer = RegistryAnswer.UNKNOWN;
        schemas.find(7);

        // When
        passes(UnknownIds.KEPT.minusMillis(1));
        Lookup before = schemas.find(7);
        passes(Duration.ofMillis(1));
        answer = SCHEMA;

        // Then
        assertThat(before).isEqualTo(RegistryAnswer.UNKNOWN);
        assertThat(schemas.find(7)).isEqualTo(SCHEMA);
        assertThat(asked).containsExactly(7, 7);
    }

    @Test
    void random_ids_are_asked_for_twenty_times_a_minute_at_most_and_known_ones_are_read_meanwhile() {
        // Given
        schemas.find(7);
        answer = RegistryAnswer.UNKNOWN;

        // When
        for (int id = 1_000; id < 100_000; id++) {
            assertThat(schemas.find(id)).isEqualTo(RegistryAnswer.UNKNOWN);
        }

        // Then
        assertThat(asked).hasSize(1 + UnknownIds.MAX);
        assertThat(schemas.find(7)).isEqualTo(SCHEMA);
        passes(UnknownIds.KEPT);
        answer = SCHEMA;
        assertThat(schemas.find(8)).isEqualTo(SCHEMA);
    }

    @Test
    void a_registry_that_comes_back_within_the_patience_is_waited_for() {
        // Given
        answer = RegistryAnswer.AWAY;
        takes = Duration.ofMillis(1_500);
        RegisteredSchemas patient = new RegisteredSchemas(
                (id, within) -> {
                    Lookup said = ask(id, within);
                    answer = SCHEMA;
                    return said;
                },
                () -> now);

        // Then
        assertThat(patient.find(7)).isEqualTo(SCHEMA);
        assertThat(asked).hasSize(2);
        assertThat(patient.warning()).isEmpty();
    }

    @Test
    void a_registry_that_stays_away_is_given_up_and_left_alone_for_longer_and_longer() {
        // Given
        answer = RegistryAnswer.AWAY;
        takes = PatientRegistry.PATIENCE;

        // When
        Lookup first = schemas.find(7);
        schemas.find(7);
        schemas.find(8);
        int afterFirst = asked.size();
        passes(Duration.ofSeconds(10));
        schemas.find(7);
        passes(Duration.ofSeconds(10));
        schemas.find(7);

        // Then
        assertThat(first).isEqualTo(RegistryAnswer.AWAY);
        assertThat(afterFirst).isEqualTo(1);
        assertThat(asked).hasSize(2);
        assertThat(schemas.warning().orElseThrow())
                .startsWith("the schema registry does not answer: ")
                .contains("registry_away");
    }

    @Test
    void a_registry_that_is_back_is_asked_as_ever() {
        // Given
        answer = RegistryAnswer.AWAY;
        takes = PatientRegistry.PATIENCE;
        schemas.find(7);

        // When
        answer = SCHEMA;
        passes(Duration.ofSeconds(10));

        // Then
        assertThat(schemas.find(7)).isEqualTo(SCHEMA);
        assertThat(schemas.warning()).isEmpty();
    }

    @Test
    void a_thread_that_has_waited_for_four_seconds_waits_no_more_in_this_transaction_and_that_is_told() {
        // Given
        takes = Duration.ofSeconds(2);
        schemas.find(7);
        schemas.find(8);

        // When
        Lookup third = schemas.find(9);

        // Then
        assertThat(third).isEqualTo(RegistryAnswer.AWAY);
        assertThat(asked).containsExactly(7, 8);
        assertThat(schemas.warning().orElseThrow())
                .startsWith("the schema registry answers too slowly, a thread waits for it 4 s at most")
                .contains("registry_away");
        passes(RegisteredSchemas.TRANSACTION);
        assertThat(schemas.find(9)).isEqualTo(SCHEMA);
        passes(Outage.TOLD_FOR);
        assertThat(schemas.warning()).isEmpty();
    }

    @Test
    void what_is_known_already_is_read_without_asking() {
        // Given
        schemas.find(7);

        // When
        Lookup known = schemas.alreadyKnown().find(7);
        Lookup other = schemas.alreadyKnown().find(8);

        // Then
        assertThat(known).isEqualTo(SCHEMA);
        assertThat(other).isEqualTo(RegistryAnswer.AWAY);
        assertThat(asked).containsExactly(7);
        assertThat(schemas.warning()).isEmpty();
    }

    private Lookup ask(int id, Duration within) {
        assertThat(within).isLessThanOrEqualTo(PatientRegistry.PATIENCE).isPositive();
        asked.add(id);
        passes(takes);
        return answer;
    }

    private void passes(Duration time) {
        now += time.toNanos();
    }
}
