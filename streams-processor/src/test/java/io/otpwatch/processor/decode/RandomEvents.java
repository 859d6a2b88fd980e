package io.otpwatch.processor.decode;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Signal;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events that keep every rule, as unusual as the rules allow. */
final class RandomEvents {
    static final long NOON = 1_767_268_800_000L;

    private final Random random;

    RandomEvents(Random random) {
        this.random = random;
    }

    CodeSent sent() {
        return sending().build();
    }

    CodeSent.Builder sending() {
        boolean recipient = random.nextBoolean();
        Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
        return CodeSent.newBuilder()
                .setChallengeId(id())
                .setCodeId(id())
                .setAttempt(1 + random.nextInt(random.nextBoolean() ? 3 : Integer.MAX_VALUE - 1))
                .setSentAt(time())
                .setChannel(channel)
                .setProvider(random.nextBoolean() ? "twilio" : "p".repeat(64))
                .setSender(random.nextBoolean() ? "acme" : "marque é")
                .setCountry(random.nextBoolean() ? "US" : "ZZ")
                .setDomain("310-260")
                .setOperator("t-mobile us")
                .setTemplate(optional("t".repeat(64)))
                .setRecipient(recipient ? "0123456789abcdef".repeat(2) : null)
                .setRecipientKeyId(recipient ? "k1" : null)
                .setExpiresAt(random.nextBoolean() ? time() : null)
                .setNumberRange(channel == Channel.EMAIL ? null : optional("+1415555"))
                .setClientPlatform(optional("ios-app-12"))
                .setVendorMessageId(optional("v".repeat(128)));
    }

    CodeReceived received() {
        return receiving().build();
    }

    CodeReceived.Builder receiving() {
        EvidenceKind kind = EvidenceKind.values()[random.nextInt(EvidenceKind.values().length)];
        return CodeReceived.newBuilder()
                .setChallengeId(id())
                .setCodeId(Signal.of(kind) == Signal.RECEIPT || random.nextBoolean() ? id() : null)
                .setKind(kind)
                .setReceivedAt(time())
                .setProvider(optional(random.nextBoolean() ? "twilio" : "vonage"))
                .setClientPlatform(optional("chrome-141"))
                .setVendorMessageId(optional("v-1"))
                .setRawCode(optional("30007"));
    }

    CodeFailed failed() {
        return CodeFailed.newBuilder()
                .setChallengeId(id())
                .setCodeId(id())
                .setReasonClass(ReasonClass.values()[random.nextInt(ReasonClass.values().length)])
                .setReason("filtered")
                .setFailedAt(time())
                .setProvider(optional("twilio"))
                .setVendorMessageId(optional("v-1"))
                .setRuleId(optional("twilio-30007"))
                .setRawCodes(random.nextBoolean() ? List.of("30007", "5.7.1") : List.of())
                .setRedactedText(optional("blocked by [number]"))
                .build();
    }

    private @Nullable String optional(String value) {
        return random.nextBoolean() ? value : null;
    }

    private long time() {
        return NOON + random.nextInt(1_000_000_000) - 500_000_000;
    }

    private String id() {
        String uuid = new UUID(random.nextLong(), random.nextLong()).toString();
        return switch (random.nextInt(4)) {
            case 0 -> "lg-" + uuid.substring(0, 8);
            case 1 -> "x".repeat(128);
            default -> uuid;
        };
    }
}
