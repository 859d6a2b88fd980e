package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventSerdeTest {
    private static final EventSerde<CodeSent> SENT = Topics.CODE_SENT.serde();
    private static final EventSerde<CodeFailed> FAILED = Topics.CODE_FAILED.serde();

    @Test
    void an_event_survives_the_wire() {
        // Given
        CodeSent full = EventFixtures.sent()
                .setTemplate("login-de")
                .setExpiresAt(EventFixtures.NOON + 300_000)
                .setNumberRange("+4915112")
                .setVendorMessageId("SM1")
                .build();

        // When
        byte[] bytes = SENT.encode(full);

        // Then
        assertThat(bytes).startsWith(0xC3, 0x01);
        assertThat(SENT.decode(bytes)).isEqualTo(full);
    }

    @Test
    void many_threads_share_one_serde() {
        // Given
        List<CodeSent> events = IntStream.range(0, 2_000)
                .mapToObj(i -> EventFixtures.sent()
                        .setCodeId("c-" + i)
                        .setAttempt(i + 1)
                        .build())
                .toList();

        // When
        List<CodeSent> seen =
                events.parallelStream().map(SENT::encode).map(SENT::decode).toList();

        // Then
        assertThat(seen).isEqualTo(events);
    }

    @Test
    void no_value_is_empty() {
        assertRejected(null, Rejection.EMPTY, null);
        assertRejected(new byte[0], Rejection.EMPTY, null);
    }

    @Test
    void bytes_without_the_header_are_malformed_and_name_no_schema() {
        assertRejected("{\"codeId\":\"c-1\"}".getBytes(StandardCharsets.UTF_8), Rejection.MALFORMED, null);
        assertRejected(new byte[] {(byte) 0xC3, 0x01, 7}, Rejection.MALFORMED, null);
    }

    @Test
    void an_event_that_breaks_off_is_malformed_wherever_it_does() {
        byte[] bytes = SENT.encode(EventFixtures.sent().build());
        for (int length = 10; length < bytes.length; length++) {
            assertRejected(Arrays.copyOf(bytes, length), Rejection.MALFORMED, fingerprintOf(CodeSent.class));
        }
    }

    @Test
    void an_event_with_bytes_behind_its_end_is_malformed() {
        byte[] bytes = SENT.encode(EventFixtures.sent().build());
        assertRejected(Arrays.copyOf(bytes, bytes.length + 1), Rejection.MALFORMED, fingerprintOf(CodeSent.class));
    }

    @Test
    void an_event_of_another_kind_is_of_unknown_schema() {
        byte[] bytes = FAILED.encode(EventFixtures.failed().build());
        assertRejected(bytes, Rejection.UNKNOWN_SCHEMA, fingerprintOf(CodeFailed.class));
    }

    @Test
    void an_event_above_64_KiB_is_neither_written_nor_read() {
        // Given
        CodeSent big = EventFixtures.sent()
                .setTemplate("t".repeat(EventSerde.MAX_BYTES))
                .build();
        byte[] bytes = Arrays.copyOf(SENT.encode(EventFixtures.sent().build()), EventSerde.MAX_BYTES + 1);

        // Then
        assertThatThrownBy(() -> SENT.encode(big))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("CodeSent of \\d+ bytes exceeds 65536");
        assertRejected(bytes, Rejection.TOO_LARGE, fingerprintOf(CodeSent.class));
    }

    @Test
    void an_event_without_a_required_field_is_not_written_and_leaves_nothing_behind() {
        // Given
        CodeSent good = EventFixtures.sent().build();
        CodeSent bad = new CodeSent();

        // Then
        assertThatThrownBy(() -> SENT.encode(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CodeSent lacks a required field");
        assertThat(SENT.decode(SENT.encode(good))).isEqualTo(good);
    }

    @Test
    void damaged_bytes_are_an_event_or_refused_but_never_another_error() {
        long seed = 20260102L;
        Random random = new Random(seed);
        byte[] good = FAILED.encode(EventFixtures.failed().build());
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            for (int hits = random.nextInt(3); hits >= 0; hits--) {
                bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt();
            }
            try {
                FAILED.decode(bytes);
            } catch (UndecodableException e) {
                assertThat(e.reason()).as("seed %d, round %d", seed, i).isEqualTo(Rejection.MALFORMED);
            }
        }
    }

    @Test
    void a_refusal_says_why_without_what_the_bytes_held() {
        // Given
        byte[] bytes = SENT.encode(EventFixtures.sent().setTemplate("hunter2").build());

        // When
        UndecodableException refusal = refusal(Arrays.copyOf(bytes, bytes.length + 3));

        // Then
        assertThat(refusal).hasMessage("malformed: 3 bytes behind the end").hasNoCause();
    }

    @Test
    void kafkas_null_stays_null() {
        assertThat(SENT.deserializer().deserialize("otp.code-sent", null)).isNull();
        assertThat(SENT.serializer().serialize("otp.code-sent", null)).isNull();
    }

    @Test
    void an_event_of_an_older_version_is_read_with_todays_defaults() {
        // Given
        Schema today = SchemaHistory.of(CodeReceived.class).today();
        Schema older = SchemaVariants.without(today, "vendorMessageId", "rawCode");
        EventSerde<CodeReceived> serde = EventSerde.of(CodeReceived.class, new SchemaHistory(today, List.of(older)));
        CodeReceived event = EventFixtures.received(EvidenceKind.DELIVERED)
                .setProvider("ses")
                .build();

        // When
        byte[] written = SchemaVariants.write(event, older);

        // Then
        assertThat(serde.decode(written)).isEqualTo(event);
        assertThat(serde.decode(serde.encode(event))).isEqualTo(event);
    }

    @Test
    void an_enum_symbol_newer_than_the_reader_becomes_the_default() {
        // Given
        Schema today = SchemaHistory.of(CodeSent.class).today();
        Schema newer = SchemaVariants.withSymbol(today, Channel.SMS, "PIGEON");
        EventSerde<CodeSent> serde = EventSerde.of(CodeSent.class, new SchemaHistory(today, List.of(newer)));

        // When
        byte[] written = SchemaVariants.write(EventFixtures.sent().build(), newer, "channel", "PIGEON");

        // Then
        assertThat(serde.decode(written).getChannel()).isEqualTo(Channel.OTHER);
    }

    private static void assertRejected(byte @Nullable [] bytes, Rejection reason, @Nullable String schema) {
        UndecodableException refusal = refusal(bytes);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.schema().orElse(null)).isEqualTo(schema);
    }

    private static UndecodableException refusal(byte @Nullable [] bytes) {
        return catchThrowableOfType(UndecodableException.class, () -> SENT.decode(bytes));
    }

    private static String fingerprintOf(Class<? extends SpecificRecord> event) {
        return SchemaHistory.hex(
                SchemaHistory.fingerprint(SchemaHistory.of(event).today()));
    }
}
