package io.otpwatch.schemas;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.rules.BadField;
import io.otpwatch.rules.FieldCheck;
import java.util.Optional;

/**
 * The rules that the docs of the schemas state and that Avro's types cannot: lengths, ranges, spelling, what may be
 * null with what, and that no field holds what reads as an e-mail address or phone number. Whoever takes an event in, by whatever way
 * it came, holds it against these. Two fields are made harmless rather than refused, by whoever keeps them: a
 * vendorMessageId by {@link io.otpwatch.rules.VendorMessageIds}, redactedText by {@link io.otpwatch.rules.Redactor}.
 *
 * <p>The result is the first field that breaks its rule; its description never has the value.
 */
public final class EventRules {
    private static final int NAME = 64;
    private static final int PLATFORM = 32;
    private static final int KEY_ID = 16;
    private static final int RAW_CODES = 8;
    private static final int TEXT = 512;

    private EventRules() {}

    /** Whether it can be a time of an event: milliseconds since 1970, from 2000 to 2100. */
    public static boolean isTime(long ms) {
        return FieldCheck.isTime(ms);
    }

    public static Optional<BadField> problem(CodeSent sent) {
        return new FieldCheck()
                .id("challengeId", sent.getChallengeId())
                .id("codeId", sent.getCodeId())
                .require("attempt", sent.getAttempt() >= 1, "at least 1; was 0 or negative")
                .time("sentAt", sent.getSentAt())
                .name("provider", sent.getProvider())
                .sender("sender", sent.getSender())
                .country("country", sent.getCountry())
                .domain("domain", sent.getDomain())
                .name("operator", sent.getOperator())
                .word("template", sent.getTemplate(), NAME)
                .recipient("recipient", sent.getRecipient())
                .require(
                        "recipientKeyId",
                        sent.getRecipient() == null || sent.getRecipientKeyId() != null,
                        "the id of the key that made recipient; was null")
                .word("recipientKeyId", sent.getRecipientKeyId(), KEY_ID)
                .time("expiresAt", sent.getExpiresAt())
                .numberRange("numberRange", sent.getNumberRange())
                .require(
                        "numberRange",
                        sent.getNumberRange() == null || sent.getChannel() != Channel.EMAIL,
                        "null with channel EMAIL; was given")
                .word("clientPlatform", sent.getClientPlatform(), PLATFORM)
                .vendorMessageId("vendorMessageId", sent.getVendorMessageId())
                .first();
    }

    public static Optional<BadField> problem(CodeReceived received) {
        boolean aboutACode = Signal.of(received.getKind()) == Signal.RECEIPT;
        return new FieldCheck()
                .id("challengeId", received.getChallengeId())
                .require("codeId", received.getCodeId() != null || !aboutACode, "an id with receipt evidence; was null")
                .id("codeId", received.getCodeId())
                .time("receivedAt", received.getReceivedAt())
                .name("provider", received.getProvider())
                .word("clientPlatform", received.getClientPlatform(), PLATFORM)
                .vendorMessageId("vendorMessageId", received.getVendorMessageId())
                .symbol("rawCode", received.getRawCode(), NAME)
                .first();
    }

    public static Optional<BadField> problem(CodeFailed failed) {
        FieldCheck check = new FieldCheck()
                .id("challengeId", failed.getChallengeId())
                .id("codeId", failed.getCodeId())
                .reason("reason", failed.getReason())
                .time("failedAt", failed.getFailedAt())
                .name("provider", failed.getProvider())
                .vendorMessageId("vendorMessageId", failed.getVendorMessageId())
                .symbol("ruleId", failed.getRuleId(), NAME)
                .require(
                        "rawCodes",
                        failed.getRawCodes().size() <= RAW_CODES,
                        "at most 8 codes; was " + failed.getRawCodes().size());
        for (String code : failed.getRawCodes()) {
            check.symbol("rawCodes", code, NAME);
        }
        return check.text("redactedText", failed.getRedactedText(), TEXT).first();
    }
}
