package io.otpwatch.gateway.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.KafkaSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProducersTest {
    @ParameterizedTest
    @ValueSource(strings = {"partitioner.class", "partitioner.ignore.keys", "transactional.id", "interceptor.classes"})
    void what_would_part_sends_from_their_receipts_is_refused(String key) {
        // Given
        KafkaSettings kafka = KafkaSettings.of("localhost:9092", Map.of(key, "true"));
        // When // Then
        assertThatThrownBy(() -> Producers.config(kafka))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("kafka." + key);
    }

    @Test
    void other_settings_are_passed_through() {
        assertThat(Producers.config(KafkaSettings.of("localhost:9092", Map.of("linger.ms", "7"))))
                .containsEntry("linger.ms", "7");
    }
}
