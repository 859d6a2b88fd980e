package io.otpwatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WorkFolderTest {
    @Test
    void it_leaves_nothing_and_may_be_closed_twice() throws IOException {
        // Given
        WorkFolder folder = WorkFolder.create("test");
        Path deep = Files.createDirectories(folder.of("broker").resolve("topic"));
        Files.writeString(deep.resolve("log"), "1");
        // When
        folder.close();
        folder.close();
        // Then
        assertThat(folder.path()).doesNotExist();
    }
}
