package io.otpwatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DataFolderTest {
    @Test
    void nothing_is_left_behind() throws IOException {
        // Given
        Path folder;
        try (DataFolder data = DataFolder.create()) {
            folder = data.resolve(".");
            // When
            Files.writeString(Files.createDirectories(folder.resolve("kafka")).resolve("log"), "x");
        }
        // Then
        assertThat(folder).doesNotExist();
    }
}
