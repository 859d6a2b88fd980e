package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.kit.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {
    @TempDir
    Path stateDir;

    @ParameterizedTest
    @CsvSource({
        "processing.guarantee, at_least_once, exactly_once_v2",
        "max.task.idle.ms, -1, 0",
        "acceptable.recovery.lag, 10000, 200",
        "application.id, other, otpwatch",
        "num.standby.replicas, 5, 1",
        "num.stream.threads, 77, 2",
        "commit.interval.ms, 60000, 500",
        "topology.optimization, all, none",
        "replication.factor, -1, 3"
    })
    void what_correctness_rests_on_cannot_be_passed_through(String key, String passed, String used) {
        // When
        StreamsConfig config = config(Map.of("kafka." + key, passed));

        // Then
        assertThat(String.valueOf(config.values().get(key))).isEqualTo(used);
    }

    @ParameterizedTest
    @CsvSource({"auto.offset.reset", "consumer.auto.offset.reset", "main.consumer.auto.offset.reset"})
    void a_new_group_reads_from_the_beginning_whatever_is_passed(String key) {
        // When
        Map<String, Object> consumer =
                config(Map.of("kafka." + key, "latest")).getMainConsumerConfigs("group", "client", 0);

        // Then
        assertThat(consumer).containsEntry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    }

    @ParameterizedTest
    @CsvSource({"transaction.timeout.ms", "producer.transaction.timeout.ms"})
    void a_dead_transaction_ends_within_ten_seconds_whatever_is_passed(String key) {
        // When
        Map<String, Object> producer = config(Map.of("kafka." + key, "600000")).getProducerConfigs("client");

        // Then
        assertThat(producer.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG)).hasToString("10000");
    }

    @Test
    void a_record_that_cannot_be_written_fails_whatever_is_passed() {
        // When
        StreamsConfig config = config(Map.of(
                "kafka.production.exception.handler",
                "org.apache.kafka.streams.errors.DefaultProductionExceptionHandler"));

        // Then
        assertThat(config.getClass(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG))
                .isEqualTo(FailOnProductionError.class);
    }

    @Test
    void what_is_tuned_may_be_passed_otherwise() {
        // When
        StreamsConfig config = config(Map.of(
                "kafka.producer.linger.ms", "77",
                "kafka.main.consumer.max.poll.records", "33",
                "kafka.group.instance.id", "pod-1"));

        // Then
        assertThat(config.getProducerConfigs("client").get(ProducerConfig.LINGER_MS_CONFIG))
                .hasToString("77");
        Map<String, Object> consumer = config.getMainConsumerConfigs("group", "client", 0);
        assertThat(consumer.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG)).hasToString("33");
        assertThat(consumer.get(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG)).hasToString("pod-1-0");
    }

    @Test
    void an_instance_has_a_name_in_the_group_that_it_keeps() {
        // When
        Object first =
                config(Map.of()).getMainConsumerConfigs("group", "client", 0).get("group.instance.id");
        Object second =
                config(Map.of()).getMainConsumerConfigs("group", "client", 0).get("group.instance.id");

        // Then
        assertThat(first).isEqualTo(second).asString().isNotEmpty();
    }

    private StreamsConfig config(Map<String, String> passed) {
        Map<String, String> settings = new HashMap<>(passed);
        settings.put("state.dir", stateDir.toString());
        settings.put("threads", "2");
        return new StreamsConfig(StreamsSettings.of(
                ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), settings, Optional.empty(), Map.of()))));
    }
}
