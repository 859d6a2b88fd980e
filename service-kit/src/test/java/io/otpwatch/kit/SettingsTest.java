package io.otpwatch.kit;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final ConfigDef DEF = new ConfigDef()
            .define("deadline.sms.ms", ConfigDef.Type.LONG, 60_000L, Range.atLeast(1), HIGH, "")
            .define("ops.port", ConfigDef.Type.INT, 8080, Range.between(0, 65_535), HIGH, "")
            .define("ops.hosts", ConfigDef.Type.LIST, "", HIGH, "")
            .define("sample.ratio", ConfigDef.Type.DOUBLE, 0.5, HIGH, "")
            .define("verbose", ConfigDef.Type.BOOLEAN, false, HIGH, "")
            .define("outcomes", ConfigDef.Type.STRING, "off", ConfigDef.ValidString.in("off", "all"), HIGH, "")
            .define("token", ConfigDef.Type.PASSWORD, null, HIGH, "");

    @TempDir
    Path dir;

    @Test
    void without_any_source_every_key_has_its_default() {
        // When
        Settings settings = load(Map.of(), Map.of());

        // Then
        assertThat(settings.millis("deadline.sms.ms")).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.integer("ops.port")).isEqualTo(8080);
        assertThat(settings.list("ops.hosts")).isEmpty();
        assertThat(settings.decimal("sample.ratio")).isEqualTo(0.5);
        assertThat(settings.flag("verbose")).isFalse();
        assertThat(settings.text("outcomes")).isEqualTo("off");
        assertThat(settings.has("token")).isFalse();
        assertThat(settings.kafka().bootstrap()).isEqualTo("127.0.0.1:9092");
    }

    @Test
    void an_argument_wins_over_the_environment_which_wins_over_the_file() throws IOException {
        // Given
        Path file = write("s.properties", "ops.port=1\noutcomes=all\nverbose=true\n");
        Map<String, String> env = Map.of("OTPWATCH_OPS_PORT", "2", "OTPWATCH_VERBOSE", "false", "PATH", "/bin");

        // When
        Settings settings = Settings.load(DEF, Map.of("ops.port", "3"), Optional.of(file), env);

        // Then
        assertThat(settings.integer("ops.port")).isEqualTo(3);
        assertThat(settings.flag("verbose")).isFalse();
        assertThat(settings.text("outcomes")).isEqualTo("all");
    }

    @Test
    void all_problems_are_told_at_once_with_their_sources() throws IOException {
        // Given
        Path file = write("s.properties", "deadline.smss.ms=5\noutcomes=some\n");
        Map<String, String> args = Map.of("ops.port", "70000", "kafka.acks", "0");
        Map<String, String> env = Map.of("OTPWATCH_DEADLINE_SMS_MS", "soon", "OTPWATCH_KAFKA_SASL_JASS_CONFIG", "x");

        // When
        BadSettings bad =
                catchThrowableOfType(BadSettings.class, () -> Settings.load(DEF, args, Optional.of(file), env));

        // Then
        assertThat(bad.problems())
                .hasSize(6)
                .anyMatch(text -> text.startsWith("--set ops.port: ") && text.contains("70000"))
                .anyMatch(text -> text.startsWith("outcomes in " + file + ": ") && text.contains("off, all"))
                .anyMatch(text -> text.startsWith("OTPWATCH_DEADLINE_SMS_MS: ") && text.contains("soon"))
                .contains("deadline.smss.ms in " + file
                        + ": there is no setting deadline.smss.ms; the nearest is deadline.sms.ms")
                .contains("OTPWATCH_KAFKA_SASL_JASS_CONFIG: Kafka has no such setting;"
                        + " did you mean kafka.sasl.jaas.config?")
                .contains("kafka.acks is always all: leave it out");
        assertThat(bad).hasMessage(String.join("\n", bad.problems()));
    }

    @Test
    void a_secret_comes_from_a_file_that_the_environment_names_and_is_never_shown() throws IOException {
        // Given
        Path token = write("token", "hunter2\n");
        Path jaas = write("jaas", "password=hunter3;\n");

        // When
        Settings settings = load(
                Map.of(),
                Map.of(
                        "OTPWATCH_TOKEN_FILE", token.toString(),
                        "OTPWATCH_KAFKA_SASL_JAAS_CONFIG_FILE", jaas.toString()));

        // Then
        assertThat(settings.secret("token")).isEqualTo("hunter2");
        assertThat(settings.kafka().common()).containsEntry("sasl.jaas.config", "password=hunter3;");
        assertThat(settings.toString()).doesNotContain("hunter").contains("token=[hidden]", "sasl.jaas.config");
    }

    @Test
    void a_secret_given_twice_or_in_an_unreadable_file_is_a_problem() {
        // When
        BadSettings bad = catchThrowableOfType(
                BadSettings.class,
                () -> load(Map.of(), Map.of("OTPWATCH_TOKEN", "hunter2", "OTPWATCH_TOKEN_FILE", dir + "/none")));

        // Then
        assertThat(bad.problems())
                .contains("OTPWATCH_TOKEN and OTPWATCH_TOKEN_FILE are both set: keep one")
                .contains("OTPWATCH_TOKEN_FILE: cannot read " + dir + "/none: NoSuchFileException");
        assertThat(bad.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void a_kafka_setting_that_ends_in_file_is_no_name_of_a_secret_file() {
        // When
        Settings settings = load(Map.of(), Map.of("OTPWATCH_KAFKA_SASL_OAUTHBEARER_ASSERTION_FILE", "/run/jwt"));

        // Then
        assertThat(settings.kafka().common()).containsEntry("sasl.oauthbearer.assertion.file", "/run/jwt");
    }

    @Test
    void kafka_settings_that_are_nobodys_typo_are_passed_on() {
        // When
        Settings settings =
                load(Map.of("kafka.bootstrap.servers", "k:1", "kafka.my.reporter.url", "http://x"), Map.of());

        // Then
        assertThat(settings.kafka().bootstrap()).isEqualTo("k:1");
        assertThat(settings.kafka().common()).containsEntry("my.reporter.url", "http://x");
    }

    @Test
    void a_settings_file_that_is_not_there_is_a_problem() {
        Path none = dir.resolve("none.properties");
        assertThatThrownBy(() -> Settings.load(DEF, Map.of(), Optional.of(none), Map.of()))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("cannot read the settings file " + none);
    }

    @Test
    void a_key_asked_for_by_the_wrong_type_or_not_defined_is_a_bug() {
        // Given
        Settings settings = load(Map.of(), Map.of());

        // Then
        assertThatThrownBy(() -> settings.text("ops.port")).hasMessage("ops.port is no String");
        assertThatThrownBy(() -> settings.text("nonsense")).hasMessage("nonsense is not defined");
    }

    private static Settings load(Map<String, String> args, Map<String, String> env) {
        return Settings.load(DEF, args, Optional.empty(), env);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(dir.resolve(name), text);
    }
}
