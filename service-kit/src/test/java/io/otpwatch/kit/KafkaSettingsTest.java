package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    @Test
    void any_client_setting_is_passed_to_every_client() {
        // When
        KafkaSettings kafka = KafkaSettings.of("k:1,k:2", Map.of("security.protocol", "SASL_SSL", "linger.ms", "10"));

        // Then
        assertThat(kafka.common())
                .containsEntry("bootstrap.servers", "k:1,k:2")
                .containsEntry("security.protocol", "SASL_SSL");
        assertThat(kafka.admin()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(kafka.consumer()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(kafka.producer())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("linger.ms", "10");
    }

    @Test
    void a_producer_loses_nothing_and_a_consumer_reads_only_what_is_committed() {
        // When
        KafkaSettings kafka = KafkaSettings.of("k:1");

        // Then
        assertThat(kafka.producer())
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true")
                .containsEntry("compression.type", "lz4")
                .containsEntry("linger.ms", "5");
        assertThat(kafka.consumer())
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("auto.offset.reset", "earliest")
                .containsEntry("allow.auto.create.topics", "false")
                .doesNotContainKey("group.id");
    }

    @Test
    void what_the_services_rely_on_cannot_be_set_otherwise() {
        // When
        BadSettings refused = catchThrowableOfType(
                BadSettings.class,
                () -> KafkaSettings.of("k:1", Map.of("acks", "1", "isolation.level", "read_uncommitted")));

        // Then
        assertThat(refused.problems())
                .containsExactly(
                        "kafka.acks is always all: leave it out",
                        "kafka.isolation.level is always read_committed: leave it out");
    }

    @Test
    void its_text_names_settings_and_never_their_values() {
        assertThat(KafkaSettings.of("k:1", Map.of("sasl.jaas.config", "password=hunter2")))
                .hasToString("KafkaSettings[k:1, sets [sasl.jaas.config]]");
    }

    @Test
    void the_maps_belong_to_the_caller() {
        // Given
        KafkaSettings kafka = KafkaSettings.of("k:1");

        // When
        kafka.common().put("group.id", "g");

        // Then
        assertThat(kafka.common()).doesNotContainKey("group.id");
    }
}
