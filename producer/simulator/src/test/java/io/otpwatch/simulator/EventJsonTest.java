package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.schemas.Horizons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {
    private static final List<SimulatedEvent> EVENTS =
            Runs.drained(Runs.model(50, Scenario.healthy(), 9), Duration.ofSeconds(30));

    @Test
    void a_send_is_written_with_the_schemas_field_names() {
        // Given
        SimulatedEvent send = Runs.sends(EVENTS).get(0);

        // When
        String line = EventJson.write(new Appended(send, 1_700_000_000_123L, 2, 45));

        // Then
        assertThat(line)
                .startsWith("{\"type\":\"CodeSent\",\"challengeId\":\"")
                .contains("\"channel\":\"", "\"attempt\":1", "\"sentAt\":")
                .endsWith("\"appendedAt\":1700000000123,\"partition\":2,\"offset\":45}")
                .doesNotContain("null");
    }

    @Test
    void what_was_written_reads_back_the_same(@TempDir Path dir) throws IOException {
        // Given
        Path file = dir.resolve("truth.jsonl");
        Ledger written = new Ledger();
        List<Appended> appended = new ArrayList<>();
        EVENTS.forEach(event ->
                appended.add(new Appended(event, event.at().toEpochMilli(), appended.size() % 4, appended.size())));
        try (TruthWriter writer = TruthWriter.create(file)) {
            appended.forEach(Listeners.both(written, writer)::appended);
        }

        // When
        Ledger read = new Ledger();
        List<Appended> back = new ArrayList<>();
        long lines = TruthReader.read(file, Listeners.both(read, back::add));

        // Then
        assertThat(lines).isEqualTo(EVENTS.size());
        assertThat(back)
                .extracting(a -> a.event().record())
                .containsExactlyElementsOf(
                        EVENTS.stream().map(SimulatedEvent::record).toList());
        assertThat(back)
                .extracting(Appended::offset)
                .isEqualTo(appended.stream().map(Appended::offset).toList());
        assertThat(read.expected(Horizons.DEMO)).isEqualTo(written.expected(Horizons.DEMO));
        assertThat(read.counts(Horizons.DEMO)).isEqualTo(written.counts(Horizons.DEMO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"type\":\"CodeSent\"                            | line: a JSON object; was no JSON",
                "[]                                                | line: a JSON object; was array",
                "{\"type\":\"Code\"}                               | type: one of CodeSent, CodeReceived, CodeFailed",
                "{\"type\":\"CodeReceived\",\"codeId\":\"a\"}      | challengeId: a string; was missing",
                "{\"type\":\"CodeReceived\",\"challengeId\":7}     | challengeId: a string; was number",
                "{\"type\":\"CodeFailed\",\"kind\":\"X\"}          | kind: no field of CodeFailed",
                "{\"type\":\"CodeFailed\",\"+49 1 2345678\":1}     | (a name of 13 characters): no field of CodeFailed",
            })
    void a_bad_line_is_named_by_field_and_shape_without_its_value(String line, String message) {
        assertThatThrownBy(() -> EventJson.read(line))
                .isInstanceOf(BadEventException.class)
                .hasMessage(message);
    }

    @Test
    void a_kind_that_is_none_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> EventJson.read(
                        "{\"type\":\"CodeReceived\",\"challengeId\":\"c\",\"codeId\":\"a\",\"kind\":\"SEEN\"}"))
                .hasMessage("kind: one of OTHER, ACCEPTED, DELIVERED, INBOX, SPAM, ENTERED, ENTERED_WRONG,"
                        + " ENTERED_EXPIRED; was string");
    }

    @Test
    void a_bad_line_of_a_file_is_named_by_number(@TempDir Path dir) throws IOException {
        // Given
        Path file = dir.resolve("truth.jsonl");
        String good = EventJson.write(new Appended(EVENTS.get(0), 1, 0, 0));
        Files.writeString(file, good + "\n" + EventJson.write(EVENTS.get(1)) + "\n");

        // Then
        assertThatThrownBy(() -> TruthReader.read(file, appended -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("truth.jsonl line 2, offset: a whole number; was missing");
    }
}
