package io.otpwatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otpwatch.events.CodeSent;
import io.otpwatch.schemas.Topics;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final long THEN = Instant.parse("2024-05-01T10:00:00Z").toEpochMilli();
    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final List<String> printed = new ArrayList<>();
    private OptionalDouble share = OptionalDouble.empty();
    private final Sink sink = new Sink();
    private long clockMs = NOW;

    @Test
    void times_move_to_now_and_the_gaps_stay() throws Exception {
        // When
        boolean good = replay(1, sent("a", THEN), received("a", THEN + 4200), failed("b", THEN + 61_000));
        // Then
        assertThat(good).isTrue();
        assertThat(sink.appended).containsExactly("CodeSent +0", "CodeReceived +4200", "CodeFailed +61000");
        assertThat(sink.clockOffsets).containsExactly(0L, 4200L, 61_000L);
        assertThat(printed).last().isEqualTo("3 events: 1 sent, 1 received, 1 failed; bad lines: 0");
    }

    @Test
    void speed_shortens_the_gaps() throws Exception {
        // When
        replay(10, sent("a", THEN), received("a", THEN + 4200));
        // Then
        assertThat(sink.appended).containsExactly("CodeSent +0", "CodeReceived +420");
        assertThat(sink.clockOffsets).containsExactly(0L, 420L);
    }

    @Test
    void an_event_from_before_the_first_is_appended_at_once_with_its_own_time() throws Exception {
        // When
        replay(1, received("a", THEN), sent("a", THEN - 300));
        // Then
        assertThat(sink.appended).containsExactly("CodeReceived +0", "CodeSent +-300");
        assertThat(sink.clockOffsets).containsExactly(0L, 0L);
    }

    @Test
    void a_bad_line_is_named_and_the_rest_goes_on() throws Exception {
        // When
        boolean good = replay(
                1,
                sent("a", THEN),
                received("a", THEN + 1).replace("DELIVERED", "on_device"),
                "",
                "{\"type\":",
                received("a", THEN + 2));
        // Then
        assertThat(good).isFalse();
        assertThat(sink.appended).containsExactly("CodeSent +0", "CodeReceived +2");
        assertThat(printed.get(0)).startsWith("bad line 2: field kind: expected one of OTHER, ACCEPTED, DELIVERED");
        assertThat(printed.get(1)).startsWith("bad line 4: ");
        assertThat(printed.get(2)).isEqualTo("2 events: 1 sent, 1 received, 0 failed; bad lines: 2");
    }

    @Test
    void a_rule_of_the_schemas_is_held_against_each_line() throws Exception {
        // When
        replay(1, sent("a".repeat(129), THEN));
        // Then
        assertThat(printed.get(0)).isEqualTo("bad line 1: field codeId: expected 1 to 128 characters, was 129");
    }

    @Test
    void addresses_and_numbers_in_any_field_are_redacted_hashed_or_refused() throws Exception {
        // When
        replay(
                1,
                with(sent("a", THEN), "template", "\"4915112345678\""),
                with(sent("a", THEN), "clientPlatform", "\"jane@example.com\""),
                with(received("a", THEN), "rawCode", "\"to +4915112345678\""),
                with(failed("a", THEN), "rawCodes", "[\"5.1.1\",\"jane@example.com\"]"),
                with(failed("a", THEN), "redactedText", "\"550 <jane@example.com> " + "x ".repeat(400) + "\""),
                with(sent("a", THEN), "vendorMessageId", "\"jane@example.com\""),
                with(received("a", THEN), "vendorMessageId", "\"4915112345678\""));
        // Then
        assertThat(printed)
                .containsExactly(
                        "bad line 1: field template: expected no phone number, was 13 digits alone",
                        "bad line 2: field clientPlatform: expected no e-mail address, was something with an @",
                        "bad line 3: field rawCode: expected no phone number, was a plus and 13 digits",
                        "bad line 4: field rawCodes: expected no e-mail address, was something with an @",
                        "3 events: 1 sent, 1 received, 1 failed; bad lines: 4");
        assertThat(sink.events)
                .allSatisfy(
                        event -> assertThat(event.event().record().toString()).doesNotContain("jane@"));
        assertThat(sink.events.get(0).event().record().toString()).contains("550 <<address>> x");
    }

    private static String with(String event, String field, String value) {
        return event.replace("{", "{\"" + field + "\":" + value + ",");
    }

    @Test
    void no_value_of_a_bad_line_is_ever_shown() throws Exception {
        // Given
        String secret = "user.name-4711@private.example";
        // When
        replay(
                1,
                sent(secret, THEN),
                sent("a", THEN).replace("gmail.com", secret),
                sent("a", THEN).replace("EMAIL", secret),
                sent("a", THEN).replace("\"ses\"", "\"" + secret + "\": 1"),
                sent("a", THEN).replace("\"attempt\":1", "\"attempt\":\"" + secret + "\""),
                received("a", THEN).replace("CodeReceived", secret),
                secret,
                "\"" + secret + "\"",
                "{\"" + secret + "\":1}");
        // Then
        assertThat(printed).hasSize(10);
        assertThat(String.join("\n", printed)).doesNotContain("user.name").doesNotContain("4711");
        assertThat(sink.appended).isEmpty();
    }

    @Test
    void a_replayed_code_stays_good_for_as_long_as_it_was() throws Exception {
        // When
        replay(2, sent("a", THEN), sent("b", THEN + 10_000));
        // Then
        assertThat(sink.events)
                .extracting(event -> ((CodeSent) event.event().record()))
                .allMatch(sent -> sent.getExpiresAt() - sent.getSentAt() == 300_000);
    }

    @Test
    void progress_is_told_during_a_long_gap() throws Exception {
        // When
        share = OptionalDouble.of(0.471);
        replay(1, sent("a", THEN), received("a", THEN + 25_000));
        // Then
        assertThat(printed)
                .containsExactly(
                        "… 1 events: 1 sent, 0 received, 0 failed; bad lines: 0 (47 %, 0 events/s, at 2024-05-01T10:00:25Z)",
                        "… 1 events: 1 sent, 0 received, 0 failed; bad lines: 0 (47 %, 0 events/s, at 2024-05-01T10:00:25Z)",
                        "2 events: 1 sent, 1 received, 0 failed; bad lines: 0");
    }

    @Test
    void at_the_highest_speed_each_event_happens_when_its_turn_comes() throws Exception {
        // Given a broker that takes a second for each
        sink.takesMs = 1000;
        // When
        replay(Speed.MAX, sent("a", THEN), received("a", THEN + 3_600_000), failed("b", THEN - 5));
        // Then
        assertThat(sink.appended).containsExactly("CodeSent +0", "CodeReceived +1000", "CodeFailed +2000");
    }

    @Test
    void a_file_that_breaks_off_is_said_with_what_was_read_until_then() {
        // Given
        Events events = new Events() {
            private boolean first = true;

            @Override
            public Optional<Item> next() throws IOException {
                if (!first) {
                    throw new IOException("Unexpected end of ZLIB input stream");
                }
                first = false;
                return Optional.of(Item.bad(1, "field type: missing"));
            }
        };
        // When, Then
        assertThatThrownBy(() -> replay(new Speed(1)).all(events)).isInstanceOf(IOException.class);
        assertThat(printed)
                .containsExactly(
                        "bad line 1: field type: missing", "0 events: 0 sent, 0 received, 0 failed; bad lines: 1");
    }

    @Test
    void ids_that_look_like_numbers_are_taken_as_hashes() throws Exception {
        // Given
        Events refused = events(UnaryOperator.identity(), sent("4915112345678", THEN));
        Events hashed = events(
                HashedIds.withNewKey(),
                sent("4915112345678", THEN),
                received("4915112345678", THEN),
                sent("4915112345679", THEN));
        // When
        boolean good = replay(new Speed(1)).all(hashed);
        // Then
        assertThat(replay(new Speed(1)).all(refused)).isFalse();
        assertThat(good).isTrue();
        List<String> ids = sink.events.stream()
                .map(event -> event.event().record().get("codeId").toString())
                .toList();
        assertThat(ids).hasSize(3).allMatch(id -> UUID.fromString(id).toString().equals(id));
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    private boolean replay(double speed, String... lines) throws Exception {
        return replay(new Speed(speed), lines);
    }

    private boolean replay(Speed speed, String... lines) throws Exception {
        return replay(speed).all(events(UnaryOperator.identity(), lines));
    }

    private Replay replay(Speed speed) {
        Progress progress = new Progress(new Printed(printed::add), 0);
        progress.of(() -> share);
        return new Replay(
                sink,
                () -> Instant.ofEpochMilli(clockMs),
                (Duration pause) -> clockMs += pause.toMillis(),
                speed,
                progress);
    }

    private static Events events(UnaryOperator<String> ids, String... lines) {
        return new JsonEvents(new Lines(new StringReader(String.join("\n", lines))), ids);
    }

    private static String sent(String codeId, long atMs) {
        return "{\"type\":\"CodeSent\",\"challengeId\":\"ch-1x\",\"codeId\":\"" + codeId
                + "\",\"attempt\":1,\"sentAt\":" + atMs
                + ",\"channel\":\"EMAIL\",\"provider\":\"ses\",\"sender\":\"login.acme.example\",\"country\":\"ZZ\","
                + "\"domain\":\"gmail.com\",\"operator\":\"google\",\"expiresAt\":" + (atMs + 300_000) + "}";
    }

    private static String received(String codeId, long atMs) {
        return "{\"type\":\"CodeReceived\",\"challengeId\":\"ch-1x\",\"codeId\":\"" + codeId
                + "\",\"kind\":\"DELIVERED\",\"receivedAt\":" + atMs + "}";
    }

    private static String failed(String codeId, long atMs) {
        return "{\"type\":\"CodeFailed\",\"challengeId\":\"ch-1x\",\"codeId\":\"" + codeId
                + "\",\"reasonClass\":\"OPERATOR\",\"reason\":\"filtered\",\"failedAt\":" + atMs + "}";
    }

    private final class Sink implements EventSink {
        private final List<Recorded> events = new ArrayList<>();
        private final List<String> appended = new ArrayList<>();
        private final List<Long> clockOffsets = new ArrayList<>();
        private long takesMs;

        @Override
        public void append(Recorded event, long atMs) {
            byte[] encoded = event.encodeAt(atMs);
            assertThat(encoded).isNotEmpty();
            if (event.event().topic().equals(Topics.CODE_SENT)) {
                assertThat(Topics.CODE_SENT.serde().decode(encoded).getSentAt()).isEqualTo(atMs);
            }
            events.add(event);
            appended.add(event.event().record().getSchema().getName() + " +" + (atMs - NOW));
            clockOffsets.add(clockMs - NOW);
            clockMs += takesMs;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
