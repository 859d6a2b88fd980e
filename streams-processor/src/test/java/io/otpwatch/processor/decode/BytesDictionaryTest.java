package io.otpwatch.processor.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesDictionaryTest {
    private final BytesDictionary dictionary = new BytesDictionary();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void random_sequences_are_found_as_in_a_map(long seed) {
        // Given
        Random random = new Random(seed);
        Map<String, Integer> model = new HashMap<>();

        // When
        for (int i = 0; i < 30_000; i++) {
            String key = Long.toString(random.nextInt(60_000), 2 + random.nextInt(30));
            if (model.putIfAbsent(key, i) == null) {
                put(key, i);
            }
        }

        // Then
        model.forEach((key, number) -> assertThat(find(key)).as("seed %d", seed).isEqualTo(number));
        assertThat(find("none")).isEqualTo(BytesDictionary.UNKNOWN);
    }

    @Test
    void a_sequence_is_found_wherever_it_stands_in_a_record() {
        // Given
        put("twilio", 7);
        byte[] record = "xxtwilioyy".getBytes(UTF_8);

        // Then
        assertThat(dictionary.find(record, 2, 8)).isEqualTo(7);
        assertThat(dictionary.find(record, 2, 7)).isEqualTo(BytesDictionary.UNKNOWN);
        assertThat(dictionary.find(record, 2, 9)).isEqualTo(BytesDictionary.UNKNOWN);
    }

    @Test
    void the_empty_sequence_is_one_too() {
        // When
        put("", 3);

        // Then
        assertThat(find("")).isEqualTo(3);
    }

    @Test
    void a_key_is_kept_although_the_record_it_came_from_changes() {
        // Given
        byte[] record = "twilio".getBytes(UTF_8);
        dictionary.put(record, 0, 6, 7);

        // When
        record[0] = 'x';

        // Then
        assertThat(find("twilio")).isEqualTo(7);
    }

    @Test
    void beyond_its_limit_it_starts_anew() {
        // Given
        for (int i = 0; i < BytesDictionary.MAX; i++) {
            put("k-" + i, i);
        }
        int before = find("k-0");

        // When
        put("one-more", 5);

        // Then
        assertThat(before).isZero();
        assertThat(find("k-0")).isEqualTo(BytesDictionary.UNKNOWN);
        assertThat(find("one-more")).isEqualTo(5);
        put("k-0", 9);
        assertThat(find("k-0")).isEqualTo(9);
    }

    @Test
    void a_sequence_that_is_put_again_takes_no_room() {
        // Given
        put("first", 1);

        // When
        for (int i = 0; i < 2 * BytesDictionary.MAX; i++) {
            put("again", 2);
        }

        // Then
        assertThat(find("first")).isEqualTo(1);
    }

    private void put(String key, int number) {
        byte[] bytes = key.getBytes(UTF_8);
        dictionary.put(bytes, 0, bytes.length, number);
    }

    private int find(String key) {
        byte[] bytes = key.getBytes(UTF_8);
        return dictionary.find(bytes, 0, bytes.length);
    }
}
