package io.otpwatch.simulator;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import java.time.Duration;
import java.util.List;

/** Writes down what happened as the events of the topics. */
final class EventRecords {
    private static final String RECIPIENT_KEY = "sim-1";

    private final long codeLifeMs;

    EventRecords(Duration codeLife) {
        this.codeLifeMs = codeLife.toMillis();
    }

    CodeSent sent(Code code, boolean withVendorId) {
        Place place = code.challenge().place();
        Challenge.Identity user = code.challenge().identity();
        long sentAt = Nanos.toMillis(code.sentNanos());
        return CodeSent.newBuilder()
                .setChallengeId(user.challengeId())
                .setCodeId(code.codeId())
                .setAttempt(code.attempt())
                .setSentAt(sentAt)
                .setChannel(place.channel())
                .setProvider(code.sending().provider())
                .setSender(code.sending().sender())
                .setCountry(place.country())
                .setDomain(place.domain())
                .setOperator(place.operator())
                .setTemplate(place.channel() == Channel.SMS ? "login-sms-2" : "login-mail-3")
                .setRecipient(user.recipient())
                .setRecipientKeyId(RECIPIENT_KEY)
                .setExpiresAt(sentAt + codeLifeMs)
                .setNumberRange(user.numberRange().orElse(null))
                .setClientPlatform(user.clientPlatform())
                .setVendorMessageId(withVendorId ? code.vendorMessageId() : null)
                .build();
    }

    CodeReceived receipt(Code code, EvidenceKind kind, long atNanos) {
        return evidence(code, kind, atNanos)
                .setProvider(code.sending().provider())
                .setVendorMessageId(code.vendorMessageId())
                .build();
    }

    CodeReceived seen(Code code, EvidenceKind kind, long atNanos) {
        return evidence(code, kind, atNanos).build();
    }

    CodeReceived entry(Code code, EvidenceKind kind, long atNanos, boolean namesCode) {
        return evidence(code, kind, atNanos)
                .setCodeId(namesCode ? code.codeId() : null)
                .setClientPlatform(code.challenge().identity().clientPlatform())
                .build();
    }

    CodeFailed failure(Code code, Fate.Report report, long atNanos) {
        String provider = code.sending().provider();
        return CodeFailed.newBuilder()
                .setChallengeId(code.challenge().identity().challengeId())
                .setCodeId(code.codeId())
                .setReasonClass(report.reasonClass())
                .setReason(report.reason())
                .setFailedAt(Nanos.toMillis(atNanos))
                .setProvider(provider)
                .setVendorMessageId(code.vendorMessageId())
                .setRuleId(provider + "." + report.reason())
                .setRawCodes(List.of(rawCode(provider, code.sending().channel(), report.reasonClass())))
                .build();
    }

    private static CodeReceived.Builder evidence(Code code, EvidenceKind kind, long atNanos) {
        return CodeReceived.newBuilder()
                .setChallengeId(code.challenge().identity().challengeId())
                .setCodeId(code.codeId())
                .setKind(kind)
                .setReceivedAt(Nanos.toMillis(atNanos));
    }

    /** The provider's own code for the class: Twilio's errors, Vonage's err-code, SMTP's enhanced status. */
    private static String rawCode(String provider, Channel channel, ReasonClass reasonClass) {
        if (channel != Channel.SMS) {
            return switch (reasonClass) {
                case RECIPIENT -> "5.1.1";
                case OPERATOR, SENDER -> "5.7.1";
                case TEMPORARY -> "4.4.1";
                case PROVIDER, UNKNOWN -> "5.0.0";
            };
        }
        boolean twilio = provider.equals("twilio");
        return switch (reasonClass) {
            case RECIPIENT -> twilio ? "30005" : "9";
            case OPERATOR -> twilio ? "30007" : "6";
            case SENDER -> twilio ? "30034" : "51";
            case PROVIDER -> twilio ? "30001" : "8";
            case TEMPORARY -> twilio ? "30003" : "2";
            case UNKNOWN -> twilio ? "30008" : "99";
        };
    }
}
