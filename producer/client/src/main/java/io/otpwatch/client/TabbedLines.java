package io.otpwatch.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the data files beside this class: fields between tabs, UTF-8, {@code #} starts a comment line. */
final class TabbedLines {
    private TabbedLines() {}

    static List<String[]> of(String resource) {
        try (InputStream in = Objects.requireNonNull(TabbedLines.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + resource, e);
        }
    }
}
