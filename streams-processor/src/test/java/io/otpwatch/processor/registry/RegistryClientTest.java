package io.otpwatch.processor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.decode.WriterSchemas.Found;
import io.otpwatch.processor.decode.WriterSchemas.Lookup;
import io.otpwatch.processor.decode.WriterSchemas.Refused;
import io.otpwatch.schemas.Rejection;
import java.time.Duration;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {
    private static final String SCHEMA = "{\"type\":\"record\",\"name\":\"A\",\"fields\":[]}";
    private static final Duration WITHIN = Duration.ofSeconds(20);

    private final FakeRegistry registry = new FakeRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_schema_is_found_by_its_id() {
        // Given
        registry.has(7, SCHEMA);

        // Then
        assertThat(ask(7)).isEqualTo(new Found(new Schema.Parser().parse(SCHEMA)));
        assertThat(registry.asked).containsExactly("/schemas/ids/7");
        assertThat(registry.authorizations).containsExactly("null");
    }

    @Test
    void an_id_above_two_billion_is_asked_for_as_it_was_written() {
        assertThat(ask(-1)).isEqualTo(RegistryAnswer.UNKNOWN);
        assertThat(registry.asked).containsExactly("/schemas/ids/4294967295");
    }

    @Test
    void user_and_password_are_given_as_basic_authentication() {
        // Given
        registry.has(7, SCHEMA);
        RegistrySettings.Login login = new RegistrySettings.Login("us", "pw");

        // When
        client(Optional.of(login), Duration.ofSeconds(20)).ask(7, WITHIN);

        // Then
        assertThat(registry.authorizations).containsExactly("Basic dXM6cHc=");
        assertThat(login.toString()).doesNotContain("us", "pw");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 401, 403, 429, 500, 503})
    void any_answer_but_found_and_not_found_is_none(int status) {
        // Given
        registry.answers(7, status, "{}");

        // Then
        assertThat(ask(7)).isEqualTo(RegistryAnswer.AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Log in</html>", "{\"schema\":", "[]", "{}", "{\"schema\": 5}"})
    void what_no_registry_says_is_no_answer(String garbage) {
        // Given
        registry.answers(7, 200, garbage);

        // Then
        assertThat(ask(7)).isEqualTo(RegistryAnswer.AWAY);
    }

    @Test
    void an_answer_of_more_than_a_mebibyte_is_not_read() {
        // Given
        registry.answers(7, 200, " ".repeat(RegistryClient.MAX_BYTES + 1));

        // Then
        assertThat(ask(7)).isEqualTo(RegistryAnswer.AWAY);
    }

    @Test
    void a_registry_that_hangs_is_waited_for_no_longer_than_one_request_may_take() {
        // Given
        registry.silent = true;

        // Then
        assertThat(client(Optional.empty(), Duration.ofMillis(100)).ask(7, WITHIN))
                .isEqualTo(RegistryAnswer.AWAY);
    }

    @Test
    void a_registry_that_is_not_there_is_away() {
        // Given
        registry.close();

        // Then
        assertThat(ask(7)).isEqualTo(RegistryAnswer.AWAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schema\": \"syntax = proto3\", \"schemaType\": \"PROTOBUF\"} | a schema of type AVRO",
                "{\"schema\": \"{}\", \"references\": [{\"name\": \"a\"}]}       | a schema without references",
                "{\"schema\": \"{nonsense\"}                                     | an Avro schema that can be parsed"
            })
    void a_schema_that_is_not_supported_says_what_it_must_be(String answer, String expected) {
        // Given
        registry.answers(7, 200, answer);

        // Then
        assertThat(ask(7)).isEqualTo(new Refused(Rejection.INCOMPATIBLE_SCHEMA, Optional.of(expected)));
    }

    private Lookup ask(int id) {
        return client(Optional.empty(), Duration.ofSeconds(20)).ask(id, WITHIN);
    }

    private RegistryClient client(Optional<RegistrySettings.Login> login, Duration timeout) {
        return new RegistryClient(new RegistrySettings(registry.url(), login, timeout));
    }
}
