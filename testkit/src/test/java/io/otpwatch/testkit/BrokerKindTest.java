package io.otpwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

class BrokerKindTest {
    private static final Optional<String> NO_ENGINE = Optional.of("there is no engine");

    @ParameterizedTest
    @CsvSource({
        "auto, true, CONTAINER",
        "auto, false, EMBEDDED",
        "container, true, CONTAINER",
        "embedded, true, EMBEDDED"
    })
    void the_switch_and_what_is_there_decide(String broker, boolean engine, BrokerKind expected) {
        // Given
        TestTools tools = new TestTools(broker, Set.of());
        // When
        BrokerKind kind = BrokerKind.choose(tools, () -> engine ? Optional.empty() : NO_ENGINE);
        // Then
        assertThat(kind).isEqualTo(expected);
    }

    @Test
    void a_test_that_needs_a_container_is_skipped_where_there_is_none() {
        // Given
        TestTools tools = new TestTools("container", Set.of());
        // When, Then
        assertThatThrownBy(() -> BrokerKind.choose(tools, () -> NO_ENGINE))
                .isInstanceOf(TestAbortedException.class)
                .hasMessage("container is not available: there is no engine");
    }

    @ParameterizedTest
    @CsvSource({"auto", "container"})
    void a_required_container_that_is_missing_fails_the_test(String broker) {
        // Given
        TestTools tools = new TestTools(broker, Set.of("container"));
        // When, Then
        assertThatThrownBy(() -> BrokerKind.choose(tools, () -> NO_ENGINE))
                .isInstanceOf(AssertionError.class)
                .hasMessage("container is required by -Dotpwatch.require, but there is no engine");
    }

    @Test
    void an_unknown_kind_is_refused() {
        // Given
        TestTools tools = new TestTools("remote", Set.of());
        // When, Then
        assertThatThrownBy(() -> BrokerKind.choose(tools, Optional::empty))
                .hasMessage("-Dotpwatch.test.broker must be auto, container or embedded: remote");
    }

    @Test
    void the_image_reads_settings_from_its_environment() {
        assertThat(Containers.environmentName("log.segment.bytes")).isEqualTo("KAFKA_LOG_SEGMENT_BYTES");
        assertThat(Containers.environmentName("a_b.c-d")).isEqualTo("KAFKA_A__B_C___D");
    }
}
