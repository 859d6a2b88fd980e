package io.otpwatch.client;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.rules.Redactor;
import io.otpwatch.rules.VendorMessageIds;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same events by the generated classes. */
final class Generated {
    private Generated() {}

    static CodeSent of(Sent sent, Destination to, Instant now) {
        return CodeSent.newBuilder()
                .setChallengeId(sent.challengeId)
                .setCodeId(sent.codeId)
                .setAttempt(sent.attempt)
                .setSentAt(millis(sent.sentAt == null ? now : sent.sentAt))
                .setChannel(io.otpwatch.events.Channel.valueOf(to.channel().name()))
                .setProvider(name(Objects.requireNonNull(sent.provider)))
                .setSender(name(Objects.requireNonNull(sent.sender)))
                .setCountry(to.country())
                .setDomain(to.domain())
                .setOperator(name(to.operator()))
                .setTemplate(sent.template)
                .setRecipient(to.recipient())
                .setRecipientKeyId(to.recipientKeyId())
                .setExpiresAt(sent.expiresAt == null ? null : millis(sent.expiresAt))
                .setNumberRange(to.numberRange())
                .setClientPlatform(sent.clientPlatform)
                .setVendorMessageId(harmlessId(sent.vendorMessageId))
                .build();
    }

    static CodeReceived of(Received received, Instant now) {
        return CodeReceived.newBuilder()
                .setChallengeId(received.challengeId)
                .setCodeId(received.codeId)
                .setKind(io.otpwatch.events.EvidenceKind.valueOf(received.kind.name()))
                .setReceivedAt(millis(received.receivedAt == null ? now : received.receivedAt))
                .setProvider(nameOrNull(received.provider))
                .setClientPlatform(received.clientPlatform)
                .setVendorMessageId(harmlessId(received.vendorMessageId))
                .setRawCode(received.rawCode)
                .build();
    }

    static CodeFailed of(Failed failed, Instant now) {
        return CodeFailed.newBuilder()
                .setChallengeId(failed.challengeId)
                .setCodeId(failed.codeId)
                .setReasonClass(io.otpwatch.events.ReasonClass.valueOf(failed.reasonClass.name()))
                .setReason(failed.reason)
                .setFailedAt(millis(failed.failedAt == null ? now : failed.failedAt))
                .setProvider(nameOrNull(failed.provider))
                .setVendorMessageId(harmlessId(failed.vendorMessageId))
                .setRuleId(failed.ruleId)
                .setRawCodes(List.copyOf(failed.rawCodes))
                .setRedactedText(failed.redactedText == null ? null : Redactor.redact(failed.redactedText))
                .build();
    }

    private static long millis(Instant at) {
        return at.toEpochMilli();
    }

    private static @Nullable String harmlessId(@Nullable String id) {
        return id == null ? null : VendorMessageIds.harmless(id);
    }

    private static String name(String raw) {
        return raw.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String nameOrNull(@Nullable String raw) {
        return raw == null ? null : name(raw);
    }
}
