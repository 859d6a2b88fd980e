package io.otpwatch.client;

import io.otpwatch.rules.BadField;
import io.otpwatch.rules.FieldCheck;
import io.otpwatch.rules.Redactor;
import io.otpwatch.rules.VendorMessageIds;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what was given: spells names as routes have them, checks every field by the rule of its doc, takes
 * addresses and numbers out of a vendor's text, and writes the wire format. Whatever comes out passes the rules that the
 * reader has.
 */
final class Events {
    private static final int NAME = 64;
    private static final int PLATFORM = 32;
    private static final int KEY_ID = 16;
    private static final int RAW_CODES = 8;

    private Events() {}

    /** @throws Refused if a field breaks its rule */
    static Event sent(Destination to, Sent sent, Instant now) {
        String provider = name(given("provider", sent.provider));
        String sender = name(given("sender", sent.sender));
        String country = given("country", to.country());
        String domain = given("domain", to.domain());
        String operator = name(given("operator", to.operator()));
        long sentAt = millis(sent.sentAt, now);
        Long expiresAt = millisOrNull(sent.expiresAt);
        String vendorMessageId = harmlessId(sent.vendorMessageId);
        refuse(ids(sent.challengeId, given("codeId", sent.codeId))
                .require("attempt", sent.attempt >= 1, "at least 1; was 0 or negative")
                .time("sentAt", sentAt)
                .name("provider", provider)
                .sender("sender", sender)
                .country("country", country)
                .domain("domain", domain)
                .name("operator", operator)
                .word("template", sent.template, NAME)
                .recipient("recipient", to.recipient())
                .require(
                        "recipientKeyId",
                        to.recipient() == null || to.recipientKeyId() != null,
                        "the id of the key that made recipient; was null")
                .word("recipientKeyId", to.recipientKeyId(), KEY_ID)
                .time("expiresAt", expiresAt)
                .numberRange("numberRange", to.numberRange())
                .require(
                        "numberRange",
                        to.numberRange() == null || to.channel() != Channel.EMAIL,
                        "null with channel EMAIL; was given")
                .word("clientPlatform", sent.clientPlatform, PLATFORM)
                .vendorMessageId("vendorMessageId", vendorMessageId));
        AvroBytes bytes = new AvroBytes(EventKind.SENT.fingerprint())
                .text(sent.challengeId)
                .text(sent.codeId)
                .number(sent.attempt)
                .number(sentAt)
                .symbol(given("channel", to.channel()))
                .text(provider)
                .text(sender)
                .text(country)
                .text(domain)
                .text(operator)
                .textOrNull(sent.template)
                .textOrNull(to.recipient())
                .textOrNull(to.recipientKeyId())
                .numberOrNull(expiresAt)
                .textOrNull(to.numberRange())
                .textOrNull(sent.clientPlatform)
                .textOrNull(vendorMessageId);
        return new Event(EventKind.SENT, sent.challengeId, bytes.toBytes());
    }

    /** @throws Refused if a field breaks its rule */
    static Event received(Received received, Instant now) {
        EvidenceKind kind = given("kind", received.kind);
        String provider = received.provider == null ? null : name(received.provider);
        long receivedAt = millis(received.receivedAt, now);
        String vendorMessageId = harmlessId(received.vendorMessageId);
        refuse(ids(received.challengeId, received.codeId)
                .require(
                        "codeId", received.codeId != null || !kind.needsCode(), "an id with receipt evidence; was null")
                .time("receivedAt", receivedAt)
                .name("provider", provider)
                .word("clientPlatform", received.clientPlatform, PLATFORM)
                .vendorMessageId("vendorMessageId", vendorMessageId)
                .symbol("rawCode", received.rawCode, NAME));
        AvroBytes bytes = new AvroBytes(EventKind.RECEIVED.fingerprint())
                .text(received.challengeId)
                .textOrNull(received.codeId)
                .symbol(kind)
                .number(receivedAt)
                .textOrNull(provider)
                .textOrNull(received.clientPlatform)
                .textOrNull(vendorMessageId)
                .textOrNull(received.rawCode);
        return new Event(EventKind.RECEIVED, received.challengeId, bytes.toBytes());
    }

    /** @throws Refused if a field breaks its rule */
    static Event failed(Failed failed, Instant now) {
        String provider = failed.provider == null ? null : name(failed.provider);
        long failedAt = millis(failed.failedAt, now);
        String vendorMessageId = harmlessId(failed.vendorMessageId);
        String redactedText = failed.redactedText == null ? null : Redactor.redact(failed.redactedText);
        FieldCheck check = ids(failed.challengeId, given("codeId", failed.codeId))
                .reason("reason", given("reason", failed.reason))
                .time("failedAt", failedAt)
                .name("provider", provider)
                .vendorMessageId("vendorMessageId", vendorMessageId)
                .symbol("ruleId", failed.ruleId, NAME)
                .require(
                        "rawCodes",
                        failed.rawCodes.size() <= RAW_CODES,
                        "at most 8 codes; was " + failed.rawCodes.size());
        for (String code : failed.rawCodes) {
            check.symbol("rawCodes", given("rawCodes", code), NAME);
        }
        refuse(check);
        AvroBytes bytes = new AvroBytes(EventKind.FAILED.fingerprint())
                .text(failed.challengeId)
                .text(failed.codeId)
                .symbol(given("reasonClass", failed.reasonClass))
                .text(failed.reason)
                .number(failedAt)
                .textOrNull(provider)
                .textOrNull(vendorMessageId)
                .textOrNull(failed.ruleId)
                .texts(failed.rawCodes)
                .textOrNull(redactedText);
        return new Event(EventKind.FAILED, failed.challengeId, bytes.toBytes());
    }

    private static FieldCheck ids(String challengeId, @Nullable String codeId) {
        return new FieldCheck()
                .id("challengeId", given("challengeId", challengeId))
                .id("codeId", codeId);
    }

    private static void refuse(FieldCheck check) {
        check.first().ifPresent(bad -> {
            throw new Refused(bad);
        });
    }

    /** Callers without a null checker may give null where they must not; that is bad input, not a bug. */
    private static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw new Refused(new BadField(field, "given; was null"));
        }
        return value;
    }

    private static @Nullable String harmlessId(@Nullable String vendorMessageId) {
        return vendorMessageId == null ? null : VendorMessageIds.harmless(vendorMessageId);
    }

    private static String name(String raw) {
        return raw.strip().toLowerCase(Locale.ROOT);
    }

    private static long millis(@Nullable Instant at, Instant otherwise) {
        try {
            return (at == null ? otherwise : at).toEpochMilli();
        } catch (ArithmeticException e) { // hundreds of millions of years away, which is no time of an event
            return Long.MIN_VALUE;
        }
    }

    private static @Nullable Long millisOrNull(@Nullable Instant at) {
        return at == null ? null : millis(at, at);
    }
}
