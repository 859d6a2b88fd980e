package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.client.Destinations;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.replay.csv.BadMap;
import io.otpwatch.standalone.replay.csv.ColumnMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEventsTest {
    private static final Path SAMPLE = Path.of("..", "samples", "old-log.csv");
    private static final Path SAMPLE_MAP = Path.of("..", "samples", "old-log.map");
    private static final String MAP = "challengeId=id,at=ts,type='CodeReceived',kind=kind";

    @TempDir
    Path dir;

    private final List<String> printed = new ArrayList<>();
    private final List<Recorded> appended = new ArrayList<>();
    private long clockMs = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    @Test
    void the_sample_is_replayed_with_nobody_named() throws Exception {
        // When
        boolean good = replay(SAMPLE, sampleMap(), List.of(), true);
        // Then
        assertThat(good).isTrue();
        assertThat(printed).last().isEqualTo("392 events: 150 sent, 229 received, 13 failed; bad lines: 0");
        assertThat(appended)
                .allSatisfy(event -> assertThat(event.event().record().toString())
                        .doesNotContain("@", "+4917139200", "+120255501", "4915000000"));
        assertThat(appended.get(0).event().record().toString())
                .contains("\"provider\": \"vonage\"", "\"country\": \"DE\"", "\"domain\": \"262-01\"")
                .contains("\"recipientKeyId\": \"replay\"");
    }

    @Test
    void ids_that_could_be_phone_numbers_are_refused_without_showing_them() throws Exception {
        // When
        boolean good = replay(SAMPLE, sampleMap(), List.of(), false);
        // Then
        assertThat(good).isFalse();
        assertThat(appended).isEmpty();
        assertThat(printed.get(0))
                .isEqualTo("bad line 3: field codeId: expected no phone number, was 13 digits and no letter");
        assertThat(String.join("\n", printed)).doesNotContain("4915000000", "@", "+49");
    }

    @Test
    void a_bad_row_is_named_by_line_and_field_and_the_rest_goes_on() throws Exception {
        // When
        boolean good = replay(
                log(
                        "id,ts,kind",
                        "a,1714557600,ENTERED",
                        "b,1714557600",
                        "c,secret,ENTERED",
                        "",
                        "d,1714557600,\"x",
                        "y\""),
                ColumnMap.ofCommas(MAP),
                List.of(),
                false);
        // Then
        assertThat(good).isFalse();
        assertThat(appended).hasSize(1);
        assertThat(printed)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("bad line 3: field line: expected 3 columns, was 2"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "bad line 4: field receivedAt: expected seconds or milliseconds since 1970, or ISO"
                                                + " 8601 with its zone, was 6 other characters"),
                        line -> assertThat(line)
                                .startsWith("bad lines 6 to 7: field kind: expected one of OTHER, ACCEPTED"),
                        line -> assertThat(line).isEqualTo("1 events: 0 sent, 1 received, 0 failed; bad lines: 4"));
    }

    @Test
    void every_line_that_a_quote_takes_with_it_is_counted() throws Exception {
        // When
        replay(
                log(
                        "id,ts,kind",
                        "a,1714557600,\"ENTERED",
                        "b,1714557600,ENTERED",
                        "c,1714557600,\"ENTERED\"",
                        "d,1714557600,ENTERED",
                        "e,1714557600,\"ENTERED",
                        "f,1714557600,ENTERED"),
                ColumnMap.ofCommas(MAP),
                List.of(),
                false);
        // Then
        assertThat(appended).hasSize(1);
        assertThat(printed)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("bad lines 2 to 4: field line: expected cells as RFC 4180"),
                        line -> assertThat(line)
                                .isEqualTo("bad lines 6 to 7: field line: expected a quote that is closed, was open to"
                                        + " the end of 2 lines"),
                        line -> assertThat(line).endsWith("bad lines: 5"));
    }

    @Test
    void addresses_and_numbers_in_other_fields_are_redacted_hashed_or_refused() throws Exception {
        // When
        replay(
                log(
                        "id,ts,text,mid,tpl",
                        "a,1714557600,550 <jane@example.com>,<1@mail.example.com>,r1",
                        "b,1714557600,full,m-2,jane@example.com"),
                ColumnMap.ofCommas("challengeId=id,codeId=id,at=ts,type='CodeFailed',reasonClass='OPERATOR',"
                        + "reason='filtered',redactedText=text,vendorMessageId=mid,ruleId=tpl"),
                List.of(),
                false);
        // Then
        assertThat(appended).hasSize(1);
        assertThat(appended.get(0).event().record().toString())
                .contains("550 <<address>>", "\"h:")
                .doesNotContain("jane", "example.com");
        assertThat(printed.get(0))
                .isEqualTo("bad line 3: field ruleId: expected no e-mail address, was something with an @");
    }

    @Test
    void a_header_may_be_given_and_a_row_at_the_end_be_cut_off() throws Exception {
        // When
        replay(
                log("a,1714557600,ENTERED", "b,1714557600,\"ENTER"),
                ColumnMap.ofCommas(MAP),
                List.of("id", "ts", "kind"),
                false);
        // Then
        assertThat(appended).hasSize(1);
        assertThat(printed.get(0))
                .isEqualTo("bad line 2: field line: expected a quote that is closed, was open to the end of 1 lines");
    }

    @Test
    void a_map_that_does_not_fit_the_header_and_a_log_without_one_are_named_before_anything_is_sent() {
        assertThatThrownBy(() -> replay(log("id,when,kind"), ColumnMap.ofCommas(MAP), List.of(), false))
                .isInstanceOf(BadMap.class)
                .hasMessage("entry 2 (at): no column of the log is called ts");
        assertThatThrownBy(() -> replay(log(""), ColumnMap.ofCommas(MAP), List.of(), false))
                .isInstanceOf(CannotRun.class)
                .hasMessage("the log is empty: not even a header is there");
    }

    private boolean replay(Path file, ColumnMap map, List<String> header, boolean hashIds) throws Exception {
        Destinations destinations = Destinations.of(RecipientKeys.of(RecipientKeys.random("replay")));
        ReplayOptions options = new ReplayOptions(
                file, Speed.MAX, Optional.of(new CsvOptions(map, ',', header, destinations)), hashIds);
        try (Recording recording = Recording.open(file)) {
            Events events = Replay.events(recording, options);
            return new Replay(
                            new Sink(),
                            () -> Instant.ofEpochMilli(clockMs),
                            (Duration pause) -> clockMs += pause.toMillis(),
                            options.speed(),
                            new Progress(new Printed(printed::add), 0))
                    .all(events);
        }
    }

    private static ColumnMap sampleMap() throws IOException {
        return ColumnMap.ofLines(Files.readString(SAMPLE_MAP));
    }

    private Path log(String... lines) throws IOException {
        return Files.write(dir.resolve("log.csv"), List.of(lines));
    }

    private final class Sink implements EventSink {
        @Override
        public void append(Recorded event, long atMs) {
            assertThat(event.encodeAt(atMs)).isNotEmpty();
            appended.add(event);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
