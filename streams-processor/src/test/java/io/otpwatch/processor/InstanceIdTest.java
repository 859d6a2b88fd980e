package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    @TempDir
    Path folder;

    @Test
    void an_instance_keeps_its_name_over_restarts() {
        // Given
        Path stateDir = folder.resolve("not/there/yet");

        // When
        String first = InstanceId.of(stateDir);
        String second = InstanceId.of(stateDir);

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(UUID.fromString(first)).hasToString(first);
    }

    @Test
    void two_instances_have_two_names() {
        assertThat(InstanceId.of(folder.resolve("one"))).isNotEqualTo(InstanceId.of(folder.resolve("two")));
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "");

        // Then
        assertThatThrownBy(() -> InstanceId.of(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("instance-id");
    }

    @Test
    void a_name_that_was_not_written_to_its_end_is_made_anew() throws IOException {
        // Given
        Files.writeString(folder.resolve("instance-id"), "");

        // Then
        assertThat(InstanceId.of(folder)).isNotEmpty();
    }
}
