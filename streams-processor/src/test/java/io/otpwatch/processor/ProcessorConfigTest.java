package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.Settings;
import io.otpwatch.processor.lockouts.LockoutRule;
import io.otpwatch.processor.registry.RegistrySettings;
import io.otpwatch.processor.topology.OutcomePolicy;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.schemas.KnownDomains;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessorConfigTest {
    @Test
    void without_settings_it_has_its_defaults() {
        // When
        ProcessorConfig config = config(Map.of());

        // Then
        assertThat(config.applicationId()).isEqualTo("otpwatch");
        assertThat(config.stateDir()).isEqualTo(Path.of("data/processor"));
        assertThat(config.outcomes()).isEqualTo(OutcomePolicy.NOT_RECEIVED);
        assertThat(config.horizons()).isEqualTo(Horizons.DEFAULT);
        assertThat(config.threads()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(config.standbys()).isEqualTo(1);
        assertThat(config.replicationFactor()).isEqualTo(3);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.trim())
                .isEqualTo(new ProcessorConfig.Trim(
                        Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(5), Duration.ofMinutes(1)));
        assertThat(config.known().contains("gmail.com")).isTrue();
        assertThat(config.known().contains("acme.example")).isFalse();
        assertThat(config.ops()).isEqualTo(new ProcessorConfig.Ops("127.0.0.1", 9464, List.of()));
        assertThat(config.kafka().bootstrap()).isEqualTo("127.0.0.1:9092");
    }

    @Test
    void each_setting_reaches_its_place() {
        // Given
        Map<String, String> settings = Map.ofEntries(
                Map.entry("application.id", "app"),
                Map.entry("state.dir", "/tmp/state"),
                Map.entry("outcomes", "all"),
                Map.entry("vendor.ids", "false"),
                Map.entry("stuck", "false"),
                Map.entry("lockout.challenges", "4"),
                Map.entry("lockout.window.ms", "10000"),
                Map.entry("deadline.sms.ms", "1000"),
                Map.entry("horizon.sms.ms", "2000"),
                Map.entry("deadline.email.ms", "3000"),
                Map.entry("horizon.email.ms", "4000"),
                Map.entry("schema.registry.url", "https://registry:8081/"),
                Map.entry("schema.registry.user", "us"),
                Map.entry("schema.registry.password", "pw"),
                Map.entry("schema.registry.timeout.ms", "900"),
                Map.entry("threads", "5"),
                Map.entry("standby.replicas", "0"),
                Map.entry("replication.factor", "1"),
                Map.entry("commit.interval.ms", "250"),
                Map.entry("trim.interval.ms", "6000"),
                Map.entry("trim.margin.ms", "7000"),
                Map.entry("snapshot.interval.ms", "9000"),
                Map.entry("trim.clock.slack.ms", "8000"),
                Map.entry("known.domains", "acme.example,Globex.example"),
                Map.entry("advice.dry.run", "false"),
                Map.entry("ops.host", "0.0.0.0"),
                Map.entry("ops.port", "0"),
                Map.entry("ops.host.names", "one,two"),
                Map.entry("kafka.bootstrap.servers", "kafka:1"));

        // When
        ProcessorConfig config = config(settings);

        // Then
        assertThat(settings.keySet()).containsAll(ProcessorConfig.definition().names());
        assertThat(config)
                .usingRecursiveComparison()
                .ignoringFields("kafka")
                .isEqualTo(new ProcessorConfig(
                        config.kafka(),
                        "app",
                        Path.of("/tmp/state"),
                        OutcomePolicy.ALL,
                        false,
                        false,
                        new LockoutRule(4, Duration.ofSeconds(10)),
                        false,
                        new Horizons(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4)),
                        KnownDomains.shipped().plus(List.of("acme.example", "globex.example")),
                        Optional.of(new RegistrySettings(
                                "https://registry:8081",
                                Optional.of(new RegistrySettings.Login("us", "pw")),
                                Duration.ofMillis(900))),
                        5,
                        0,
                        1,
                        Duration.ofMillis(250),
                        new ProcessorConfig.Trim(
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(7),
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(8)),
                        new ProcessorConfig.Ops("0.0.0.0", 0, List.of("one", "two"))));
        assertThat(config.kafka().bootstrap()).isEqualTo("kafka:1");
    }

    @Test
    void a_known_domain_that_is_none_is_refused_by_its_place_and_not_by_its_value() {
        assertThatThrownBy(() -> config(Map.of("known.domains", "acme.example,someone@globex.example")))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining("known.domains: known domain 2 of 2")
                .hasMessageNotContaining("globex");
    }

    @ParameterizedTest
    @CsvSource({
        "outcomes, some",
        "deadline.sms.ms, 999",
        "deadline.sms.ms, soon",
        "horizon.sms.ms, 1999",
        "horizon.sms.ms, 86400001",
        "deadline.email.ms, 0",
        "horizon.email.ms, -1",
        "threads, 0",
        "threads, 257",
        "standby.replicas, -1",
        "standby.replicas, 9",
        "replication.factor, 0",
        "replication.factor, 33",
        "commit.interval.ms, 99",
        "commit.interval.ms, 5001",
        "trim.interval.ms, 99",
        "trim.margin.ms, -1",
        "trim.clock.slack.ms, -1",
        "ops.port, 65536",
        "ops.port, -1",
        "no.such.key, 1",
        "kafka.isolation.level, read_uncommitted"
    })
    void a_bad_value_is_refused_and_named(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .isInstanceOf(BadSettings.class)
                .hasMessageContaining(key);
    }

    @Test
    void all_bad_values_are_said_at_once() {
        // When
        BadSettings bad = catchThrowableOfType(
                BadSettings.class,
                () -> config(Map.of("threads", "0", "ops.port", "x", "outcomes", "some", "no.such.key", "1")));

        // Then
        assertThat(bad.problems()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"sms, 600000, 600000", "sms, 600001, 600000", "email, 1800000, 1800000"})
    void a_deadline_that_is_not_before_its_horizon_is_refused(String channel, String deadline, String horizon) {
        // When
        BadSettings bad =
                catchThrowableOfType(BadSettings.class, () -> config(Map.of("deadline." + channel + ".ms", deadline)));

        // Then
        assertThat(bad.problems())
                .containsExactly("deadline." + channel + ".ms must be less than horizon." + channel + ".ms: " + deadline
                        + " >= " + horizon);
    }

    @Test
    void deadlines_of_both_channels_are_refused_at_once() {
        // When
        BadSettings bad = catchThrowableOfType(
                BadSettings.class, () -> config(Map.of("horizon.sms.ms", "60000", "deadline.email.ms", "1800001")));

        // Then
        assertThat(bad.problems())
                .containsExactly(
                        "deadline.sms.ms must be less than horizon.sms.ms: 60000 >= 60000",
                        "deadline.email.ms must be less than horizon.email.ms: 1800001 >= 1800000");
    }

    private static ProcessorConfig config(Map<String, String> settings) {
        return ProcessorConfig.of(Settings.load(ProcessorConfig.definition(), settings, Optional.empty(), Map.of()));
    }
}
