package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text that must not change by accident; {@code -Dgolden.update} writes it anew. */
public final class Golden {
    private Golden() {}

    public static void check(String file, String text) throws IOException {
        Path path = Path.of("src/test/resources/golden", file);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(text).isEqualTo(Files.readString(path));
    }
}
