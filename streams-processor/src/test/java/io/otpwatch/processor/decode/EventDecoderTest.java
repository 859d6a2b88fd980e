package io.otpwatch.processor.decode;

import static io.otpwatch.processor.decode.RandomEvents.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.VendorMessage;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.IdKey;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {
    private final RouteDictionary routes = new RouteDictionary();
    private final EventDecoder decoder = new EventDecoder(routes, KnownDomains.shipped());
    private final Entry entry = new Entry();
    private final RandomEvents events = new RandomEvents(new Random(1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void an_event_that_keeps_the_rules_means_what_it_says(long seed) {
        // Given
        RandomEvents random = new RandomEvents(new Random(seed));

        for (int i = 0; i < 3_000; i++) {
            // When
            CodeSent sent = random.sent();
            Rejected sentRejected =
                    decoder.decode(Input.SENT, Topics.CODE_SENT.serde().encode(sent), entry);

            // Then
            assertThat(sentRejected).as("seed %d, %s", seed, sent).isNull();
            assertMeans(sent);

            // When
            CodeReceived received = random.received();
            byte[] bytes = Topics.CODE_RECEIVED.serde().encode(received);
            Rejected receivedRejected = decoder.decode(Input.RECEIVED, bytes, entry);

            // Then
            assertThat(receivedRejected).as("seed %d, %s", seed, received).isNull();
            assertMeans(received);

            // When
            CodeFailed failed = random.failed();
            Rejected failedRejected =
                    decoder.decode(Input.FAILED, Topics.CODE_FAILED.serde().encode(failed), entry);

            // Then
            assertThat(failedRejected).as("seed %d, %s", seed, failed).isNull();
            assertMeans(failed);
        }
    }

    @Test
    void an_attempt_beyond_255_is_the_255th() {
        // When
        Rejected rejected = sent(events.sending().setAttempt(300).build());

        // Then
        assertThat(rejected).isNull();
        assertThat(entry.attempt).isEqualTo(255);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void an_attempt_below_one_is_refused_whether_the_route_is_new_or_known(int attempt) {
        // Given
        CodeSent.Builder sending = usual();
        CodeSent good = sending.build();
        CodeSent bad = sending.setAttempt(attempt).build();

        // When
        Rejected onNewRoute = sent(bad);
        sent(good);
        Rejected onKnownRoute = sent(bad);

        // Then
        assertThat(onNewRoute).isEqualTo(onKnownRoute);
        assertThat(refused(onNewRoute).field()).contains("attempt");
        assertThat(refused(onNewRoute).reason()).isEqualTo(Rejection.BAD_FIELD);
    }

    @Test
    void a_time_that_cannot_be_is_refused_whether_the_route_is_new_or_known() {
        // Given
        CodeSent.Builder sending = usual();
        CodeSent good = sending.build();
        CodeSent inSeconds = sending.setSentAt(NOON / 1_000).build();

        // When
        Rejected onNewRoute = sent(inSeconds);
        sent(good);
        Rejected onKnownRoute = sent(inSeconds);

        // Then
        assertThat(onNewRoute).isNotNull();
        assertThat(onKnownRoute).isEqualTo(onNewRoute);
    }

    @Test
    void an_optional_field_that_is_too_long_is_refused_on_a_known_route_too() {
        // Given
        sent(usual().build());

        // Then
        assertThat(refused(sent(usual().setTemplate("t".repeat(65)).build())).field())
                .contains("template");
        assertThat(refused(sent(usual().setClientPlatform("p".repeat(33)).build()))
                        .field())
                .contains("clientPlatform");
        assertThat(refused(sent(usual().setVendorMessageId("v".repeat(129)).build()))
                        .field())
                .contains("vendorMessageId");
        assertThat(refused(received(
                                events.receiving().setRawCode("r".repeat(65)).build()))
                        .field())
                .contains("rawCode");
    }

    @Test
    void a_vendor_id_that_would_break_its_key_is_refused_on_a_known_route_too() {
        // Given
        sent(usual().build());

        // Then
        assertThat(refused(sent(usual().setVendorMessageId("v\tv").build())).field())
                .contains("vendorMessageId");
        assertThat(refused(sent(usual().setVendorMessageId("v\u0085").build())).field())
                .contains("vendorMessageId");
        assertThat(sent(usual().setVendorMessageId("v-é").build())).isNull();
    }

    @Test
    void an_empty_vendor_id_is_none() {
        assertThat(sent(usual().setVendorMessageId("").build())).isNull();
        assertThat(entry.vendorId).isFalse();
    }

    @Test
    void receipt_evidence_must_name_its_code_and_entry_evidence_need_not() {
        // Given
        CodeReceived.Builder evidence = events.receiving().setCodeId(null);

        // When
        Rejected receipt = received(evidence.setKind(EvidenceKind.DELIVERED).build());
        Rejected entered = received(evidence.setKind(EvidenceKind.ENTERED).build());

        // Then
        assertThat(refused(receipt).field()).contains("codeId");
        assertThat(entered).isNull();
        assertThat(entry.named).isFalse();
    }

    @Test
    void evidence_of_no_provider_is_counted_under_unknown() {
        // Given
        CodeReceived nobodys = events.receiving().setProvider(null).build();

        for (int i = 0; i < 2; i++) {
            // When
            Rejected rejected = received(nobodys);

            // Then
            assertThat(rejected).isNull();
            assertThat(routes.route(entry.route).route()).isEqualTo(Route.unmatched("unknown"));
        }
    }

    @Test
    void a_bad_id_is_refused_without_being_named() {
        // When
        Rejected rejected = sent(events.sending().setCodeId("+14155550100").build());

        // Then
        assertThat(refused(rejected).field()).contains("codeId");
        assertThat(refused(rejected).toString()).doesNotContain("4155550100");
    }

    @Test
    void what_is_too_large_is_refused_unseen() {
        // Given
        byte[] value = Arrays.copyOf(Topics.CODE_SENT.serde().encode(events.sent()), 64 * 1024 + 1);

        // When
        Rejected rejected = decoder.decode(Input.SENT, value, entry);

        // Then
        assertThat(refused(rejected).reason()).isEqualTo(Rejection.TOO_LARGE);
    }

    @Test
    void a_schema_that_no_version_has_is_refused_with_its_fingerprint() {
        // Given
        byte[] value = Topics.CODE_SENT.serde().encode(events.sent());
        Arrays.fill(value, 2, 10, (byte) 0x5a);

        // When
        Rejected rejected = decoder.decode(Input.SENT, value, entry);

        // Then
        assertThat(refused(rejected).reason()).isEqualTo(Rejection.UNKNOWN_SCHEMA);
        assertThat(refused(rejected).schema()).contains("5a5a5a5a5a5a5a5a");
    }

    @Test
    void an_event_of_another_topic_is_refused() {
        // When
        Rejected rejected =
                decoder.decode(Input.SENT, Topics.CODE_FAILED.serde().encode(events.failed()), entry);

        // Then
        assertThat(refused(rejected).reason()).isEqualTo(Rejection.UNKNOWN_SCHEMA);
    }

    @Test
    void bytes_behind_the_end_are_malformed() {
        // Given
        byte[] sent = Topics.CODE_SENT.serde().encode(events.sent());
        byte[] received = Topics.CODE_RECEIVED.serde().encode(events.received());
        byte[] failed = Topics.CODE_FAILED.serde().encode(events.failed());

        // Then
        assertThat(longer(Input.SENT, sent).reason()).isEqualTo(Rejection.MALFORMED);
        assertThat(longer(Input.RECEIVED, received).reason()).isEqualTo(Rejection.MALFORMED);
        assertThat(longer(Input.FAILED, failed).reason()).isEqualTo(Rejection.MALFORMED);
    }

    @Test
    void an_empty_value_is_refused_as_empty() {
        assertThat(refused(decoder.decode(Input.RECEIVED, new byte[0], entry)).reason())
                .isEqualTo(Rejection.EMPTY);
    }

    @Test
    void a_cleared_entry_keeps_nothing_of_the_record_before() {
        // Given
        received(events.receiving()
                .setKind(EvidenceKind.ENTERED)
                .setCodeId("code-1")
                .build());
        entry.matched = true;

        // When
        received(
                events.receiving().setKind(EvidenceKind.ENTERED).setCodeId(null).build());

        // Then
        assertThat(entry.named).isFalse();
        assertThat(entry.matched).isFalse();
        assertThat(entry.recorded).isFalse();
    }

    private Rejected longer(Input input, byte[] value) {
        return refused(decoder.decode(input, Arrays.copyOf(value, value.length + 1), entry));
    }

    private static Rejected refused(@Nullable Rejected rejected) {
        return Objects.requireNonNull(rejected, "it was taken");
    }

    private @Nullable Rejected sent(CodeSent event) {
        return decoder.decode(Input.SENT, Topics.CODE_SENT.serde().encode(event), entry);
    }

    private @Nullable Rejected received(CodeReceived event) {
        return decoder.decode(Input.RECEIVED, Topics.CODE_RECEIVED.serde().encode(event), entry);
    }

    /** With ids that are UUIDs and nothing else that is unusual, as most records are. */
    private static CodeSent.Builder usual() {
        return new RandomEvents(new Random(5))
                .sending()
                .setChallengeId("6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f")
                .setCodeId("0b8d4c1e-4d3a-4b0e-9c55-0a1b2c3d4e5f");
    }

    private void assertMeans(CodeSent sent) {
        assertThat(entry.type).isEqualTo(Entry.Type.SENT);
        assertThat(print(entry.challenge)).isEqualTo(sent.getChallengeId());
        assertThat(print(entry.code)).isEqualTo(sent.getCodeId());
        assertThat(entry.named).isTrue();
        assertThat(entry.attempt).isEqualTo(Math.min(sent.getAttempt(), 255));
        assertThat(entry.eventAt).isEqualTo(sent.getSentAt());
        assertThat(entry.vendorId).isEqualTo(sent.getVendorMessageId() != null);
        assertThat(entry.texts.platform.text()).isEqualTo(orEmpty(sent.getClientPlatform()));
        assertThat(entry.texts.recipient.text()).isEqualTo(orEmpty(sent.getRecipient()));
        assertThat(entry.texts.numberRange.text())
                .isEqualTo(orEmpty(sent.getNumberRange()).replace("+", ""));
        assertThat(entry.texts.domain.text()).isEqualTo(sent.getDomain());
        assertThat(entry.texts.vendorMessageId.text()).isEqualTo(orEmpty(sent.getVendorMessageId()));
        if (entry.vendorId) {
            VendorIdRecord record = decoder.vendorIdRecord();
            assertThat(Topics.VENDOR_IDS.serde().decode(record.value()))
                    .isEqualTo(new VendorMessage(
                            sent.getProvider(), sent.getVendorMessageId(), sent.getChallengeId(), sent.getCodeId()));
            assertThat(record.key()).asString(UTF_8).isEqualTo(sent.getProvider() + "\t" + sent.getVendorMessageId());
        }
        assertThat(routes.route(entry.route)).isEqualTo(new RouteDictionary.Named(Route.of(sent), sent.getOperator()));
    }

    private void assertMeans(CodeReceived received) {
        assertThat(print(entry.challenge)).isEqualTo(received.getChallengeId());
        assertThat(entry.named).isEqualTo(received.getCodeId() != null);
        if (received.getCodeId() != null) {
            assertThat(print(entry.code)).isEqualTo(received.getCodeId());
        }
        assertThat(entry.type)
                .isEqualTo(
                        switch (received.getKind()) {
                            case ACCEPTED, DELIVERED, INBOX, SPAM -> Entry.Type.RECEIPT;
                            case ENTERED -> Entry.Type.ENTRY;
                            case ENTERED_WRONG, ENTERED_EXPIRED -> Entry.Type.REFUSED;
                            case OTHER -> Entry.Type.TIME;
                        });
        assertThat(entry.kind).isEqualTo(received.getKind());
        assertThat(entry.eventAt).isEqualTo(received.getReceivedAt());
        assertUnmatchedRoute(received.getProvider());
    }

    private void assertMeans(CodeFailed failed) {
        assertThat(entry.type).isEqualTo(Entry.Type.FAILED);
        assertThat(print(entry.challenge)).isEqualTo(failed.getChallengeId());
        assertThat(print(entry.code)).isEqualTo(failed.getCodeId());
        assertThat(entry.reasonClass).isEqualTo(failed.getReasonClass());
        assertThat(entry.eventAt).isEqualTo(failed.getFailedAt());
        assertUnmatchedRoute(failed.getProvider());
    }

    private void assertUnmatchedRoute(String provider) {
        assertThat(routes.route(entry.route).route())
                .isEqualTo(Route.unmatched(Optional.ofNullable(provider).orElse("unknown")));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String print(IdKey id) {
        return IdKey.print(id.hi, id.lo, id.text);
    }
}
