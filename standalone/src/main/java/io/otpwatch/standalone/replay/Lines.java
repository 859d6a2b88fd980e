package io.otpwatch.standalone.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lines of a UTF-8 file; {@code -} is the standard input. What is no UTF-8 is replaced, and fails as a bad line does. */
final class Lines {
    private Lines() {}

    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = file.toString().equals("-") ? System.in : Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
}
