package io.otpwatch.processor.topology;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events by intention, for tests. */
public final class Events {
    private Events() {}

    public static CodeSent sent(String challengeId, String codeId, long sentAt) {
        return sent(challengeId, codeId, sentAt, null);
    }

    public static CodeSent sent(String challengeId, String codeId, long sentAt, @Nullable String vendorMessageId) {
        return new CodeSent(
                challengeId,
                codeId,
                1,
                sentAt,
                Channel.SMS,
                "twilio",
                "acme",
                "US",
                "310-260",
                "t-mobile",
                "login",
                null,
                null,
                sentAt + 300_000,
                null,
                "ios-app-12",
                vendorMessageId);
    }

    public static CodeSent sentTo(String recipient, String challengeId, String codeId, long sentAt) {
        CodeSent sent = sent(challengeId, codeId, sentAt, null);
        return new CodeSent(
                challengeId,
                codeId,
                1,
                sentAt,
                sent.getChannel(),
                sent.getProvider(),
                sent.getSender(),
                sent.getCountry(),
                sent.getDomain(),
                sent.getOperator(),
                sent.getTemplate(),
                recipient,
                "k1",
                sent.getExpiresAt(),
                "1415555",
                sent.getClientPlatform(),
                sent.getVendorMessageId());
    }

    public static CodeReceived delivered(String challengeId, String codeId, long at) {
        return new CodeReceived(challengeId, codeId, EvidenceKind.DELIVERED, at, "twilio", null, null, null);
    }

    public static CodeReceived entered(String challengeId, long at) {
        return new CodeReceived(challengeId, null, EvidenceKind.ENTERED, at, null, null, null, null);
    }

    public static CodeFailed filtered(String challengeId, String codeId, long at) {
        return new CodeFailed(
                challengeId,
                codeId,
                ReasonClass.OPERATOR,
                "filtered",
                at,
                "twilio",
                null,
                null,
                List.of("30007"),
                null);
    }
}
