package io.otpwatch.schemas;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.DeadLetter;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.ReasonClass;
import java.util.List;

/** One good event of each kind, with as little as it needs. */
final class EventFixtures {
    static final long NOON = 1_767_268_800_000L; // 2026-01-01T12:00Z
    static final String CHALLENGE = "6f1c2b7e-4d3a-4b0e-9c55-0a1b2c3d4e5f";
    static final String CODE = "c-1";

    private EventFixtures() {}

    static CodeSent.Builder sent() {
        return CodeSent.newBuilder()
                .setChallengeId(CHALLENGE)
                .setCodeId(CODE)
                .setAttempt(1)
                .setSentAt(NOON)
                .setChannel(Channel.SMS)
                .setProvider("twilio")
                .setSender("acme")
                .setCountry("US")
                .setDomain("310-260")
                .setOperator("t-mobile us");
    }

    static CodeReceived.Builder received(EvidenceKind kind) {
        return CodeReceived.newBuilder()
                .setChallengeId(CHALLENGE)
                .setCodeId(CODE)
                .setKind(kind)
                .setReceivedAt(NOON + 4_200);
    }

    static CodeFailed.Builder failed() {
        return CodeFailed.newBuilder()
                .setChallengeId(CHALLENGE)
                .setCodeId(CODE)
                .setReasonClass(ReasonClass.OPERATOR)
                .setReason("filtered")
                .setFailedAt(NOON + 900)
                .setRawCodes(List.of("30007"));
    }

    static CodeOutcome outcome() {
        return CodeOutcome.newBuilder()
                .setChallengeId(CHALLENGE)
                .setCodeId(CODE)
                .setOutcome(OutcomeKind.MISSING)
                .setAttempt(1)
                .setSentAt(NOON)
                .setAppendedAt(NOON + 12)
                .setDecidedAt(NOON + 601_000)
                .setChannel(Channel.SMS)
                .setProvider("twilio")
                .setSender("acme")
                .setCountry("US")
                .setDomain("310-260")
                .setOperator("t-mobile us")
                .build();
    }

    static DeadLetter deadLetter() {
        return DeadLetter.newBuilder()
                .setTopic("otp.code-sent")
                .setPartition(3)
                .setOffset(41)
                .setAppendedAt(NOON)
                .setReason("malformed")
                .setSizeBytes(17)
                .build();
    }
}
