package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdKeyTest {
    private static final String ID = "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f";

    private final IdKey key = new IdKey();

    @Test
    void a_uuid_is_its_own_key_and_is_printed_from_it() {
        // Given
        Random random = new Random(1);

        for (int i = 0; i < 10_000; i++) {
            // When
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            key.read(uuid.toString());

            // Then
            assertThat(key.text).isNull();
            assertThat(new UUID(key.hi, key.lo)).isEqualTo(uuid);
            assertThat(IdKey.print(key.hi, key.lo, key.text)).isEqualTo(uuid.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6F1C2B7E-4D3A-4B0E-9C55-0A1B2C3D4E5F",
                "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5F",
                "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5g",
                "6f1c2b7e_4d3a-4b0e-9c55-0a1b2c3d4e5f",
                "6f1c2b7e-4d3a-4b0e-9c550-a1b2c3d4e5f",
                "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5",
                "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f0",
                "6f1c2b7e4d3a4b0e9c550a1b2c3d4e5f",
                "-f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f",
                "lg-1"
            })
    void anything_else_is_known_by_a_hash_and_kept_in_full(String id) {
        // Given
        IdKey lower = new IdKey();
        lower.read(ID);

        // When
        key.read(id);

        // Then
        assertThat(key.text).asString(StandardCharsets.UTF_8).isEqualTo(id);
        assertThat(IdKey.print(key.hi, key.lo, key.text)).isEqualTo(id);
        assertThat(key.hi).isNotEqualTo(lower.hi);
    }

    @Test
    void a_nibble_that_is_no_digit_is_found_wherever_it_stands() {
        for (int at = 0; at < ID.length(); at++) {
            // When
            key.read(ID.substring(0, at) + "G" + ID.substring(at + 1));

            // Then
            assertThat(key.text).as("position %d", at).isNotNull();
        }
    }

    @Test
    void the_same_id_has_the_same_key_and_other_ids_have_others() {
        // Given
        IdKey same = new IdKey();
        IdKey other = new IdKey();

        // When
        key.read("lg-1");
        same.read("lg-1");
        other.read("lg-2");

        // Then
        assertThat(same.hi).isEqualTo(key.hi);
        assertThat(same.lo).isEqualTo(key.lo);
        assertThat(other.hi).isNotEqualTo(key.hi);
        assertThat(other.lo).isNotEqualTo(key.lo);
    }

    @Test
    void an_id_is_read_from_the_middle_of_a_record() {
        // Given
        byte[] record = ("xx" + ID + "lg-1yy").getBytes(StandardCharsets.UTF_8);
        IdKey text = new IdKey();

        // When
        key.read(record, 2, 36);
        text.read(record, 38, 4);

        // Then
        assertThat(new UUID(key.hi, key.lo)).hasToString(ID);
        assertThat(IdKey.print(text.hi, text.lo, text.text)).isEqualTo("lg-1");
    }

    @Test
    void a_key_that_is_used_again_forgets_the_text_before() {
        // Given
        key.read("lg-1");

        // When
        key.read(ID);

        // Then
        assertThat(key.text).isNull();
    }
}
