package io.otpwatch.standalone.replay;

import io.otpwatch.events.OutcomeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** The recording that comes with the project, and what must become of its codes. */
final class Sample {
    static final Path EVENTS = Path.of("..", "samples", "login-codes.jsonl");
    static final Path OUTCOMES = Path.of("..", "samples", "login-codes.outcomes.tsv");
    static final String HEADER = "codeId\toutcome";

    private Sample() {}

    static Map<String, OutcomeKind> outcomes() throws IOException {
        return Files.readAllLines(OUTCOMES).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(columns -> columns[0], columns -> OutcomeKind.valueOf(columns[1])));
    }
}
