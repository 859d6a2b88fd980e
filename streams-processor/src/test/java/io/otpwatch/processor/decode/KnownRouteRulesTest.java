package io.otpwatch.processor.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.VendorMessage;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.rules.BadField;
import io.otpwatch.rules.VendorMessageIds;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Topics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An event of a known route takes the short way, and is refused exactly when the rules refuse it. */
class KnownRouteRulesTest {
    private static final int EVENTS = 20_000;
    private static final List<String> TEXTS = List.of(
            "login-sms-2",
            "chrome-141",
            "",
            "123456789",
            "1234567890",
            "4915112345678",
            " 4915112345678 ",
            "1234567890123456",
            "+4915112345678",
            "C++",
            "jane@example.com",
            "<1@mg.example.com>",
            "a\tb",
            "caf\u00e9",
            "\u0085",
            "t".repeat(33),
            "t".repeat(65),
            "t".repeat(129),
            "0f".repeat(16),
            "0F".repeat(16),
            "+49151123",
            "+1415555",
            "+14155552671",
            "49151",
            "+",
            "12");

    private final EventDecoder decoder = new EventDecoder(new RouteDictionary(), KnownDomains.shipped());
    private final Entry entry = new Entry();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void sends_are_refused_as_the_rules_refuse_them(long seed) {
        // Given
        Random random = new Random(seed);
        assertThat(decode(usual().build())).isNull();

        for (int i = 0; i < EVENTS; i++) {
            CodeSent sent = usual().setChannel(random.nextBoolean() ? Channel.SMS : Channel.EMAIL)
                    .setTemplate(text(random))
                    .setRecipient(text(random))
                    .setRecipientKeyId(text(random))
                    .setExpiresAt(random.nextInt(4) == 0 ? Long.valueOf(random.nextInt()) : null)
                    .setNumberRange(text(random))
                    .setClientPlatform(text(random))
                    .setVendorMessageId(text(random))
                    .build();

            // When
            Rejected rejected = decode(sent);

            // Then
            assertSame(rejected, EventRules.problem(sent), "seed " + seed + ", " + sent);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void receipts_are_refused_as_the_rules_refuse_them(long seed) {
        // Given
        Random random = new Random(seed);
        assertThat(decode(receipt().build())).isNull();

        for (int i = 0; i < EVENTS; i++) {
            CodeReceived received = receipt()
                    .setClientPlatform(text(random))
                    .setVendorMessageId(text(random))
                    .setRawCode(text(random))
                    .build();

            // When
            Rejected rejected = decode(received);

            // Then
            assertSame(rejected, EventRules.problem(received), "seed " + seed + ", " + received);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<1@mg.example.com>", "jane@example.com"})
    void a_message_id_with_an_at_sign_is_told_as_its_hash(String id) {
        // Given
        CodeSent sent = usual().setVendorMessageId(id).build();

        for (int i = 0; i < 2; i++) {
            // When
            Rejected rejected = decode(sent);

            // Then
            String hash = VendorMessageIds.harmless(id);
            assertThat(rejected).isNull();
            assertThat(hash).doesNotContain("@");
            assertThat(Topics.VENDOR_IDS.serde().decode(decoder.vendorIdRecord().value()))
                    .isEqualTo(new VendorMessage(sent.getProvider(), hash, sent.getChallengeId(), sent.getCodeId()));
            assertThat(decoder.vendorIdRecord().key()).asString(UTF_8).isEqualTo(sent.getProvider() + "\t" + hash);
        }
    }

    @Test
    void the_id_of_a_later_send_is_its_own_again() {
        // Given
        decode(usual().setVendorMessageId("<1@mg.example.com>").build());

        // When
        decode(usual().setVendorMessageId("SM1").build());

        // Then
        assertThat(decoder.vendorIdRecord().key()).asString(UTF_8).endsWith("\tSM1");
    }

    private static @Nullable String text(Random random) {
        return random.nextInt(3) > 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static void assertSame(@Nullable Rejected rejected, Optional<BadField> problem, String event) {
        if (rejected == null) {
            assertThat(problem).as(event).isEmpty();
        } else {
            assertThat(problem.map(BadField::field)).as(event).isEqualTo(rejected.field());
        }
    }

    private static CodeSent.Builder usual() {
        return new RandomEvents(new Random(5))
                .sending()
                .setChallengeId("6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f")
                .setCodeId("0b8d4c1e-4d3a-4b0e-9c55-0a1b2c3d4e5f");
    }

    private static CodeReceived.Builder receipt() {
        return new RandomEvents(new Random(5))
                .receiving()
                .setKind(EvidenceKind.DELIVERED)
                .setChallengeId("6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f")
                .setCodeId("0b8d4c1e-4d3a-4b0e-9c55-0a1b2c3d4e5f");
    }

    private @Nullable Rejected decode(CodeSent event) {
        return decoder.decode(Input.SENT, Topics.CODE_SENT.serde().encode(event), entry);
    }

    private @Nullable Rejected decode(CodeReceived event) {
        return decoder.decode(Input.RECEIVED, Topics.CODE_RECEIVED.serde().encode(event), entry);
    }
}
