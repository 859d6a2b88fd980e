package io.otpwatch.schemas;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.DeadLetter;
import java.time.Duration;
import java.util.List;

/** Every topic there is. The inputs share key and partition count, so that one task sees all of a challenge. */
public final class Topics {
    /** Key: challengeId. */
    public static final Topic<CodeSent> CODE_SENT =
            new Topic<>("otp.code-sent", 24, Duration.ofDays(3), EventSerde.of(CodeSent.class));

    /** Key: challengeId. */
    public static final Topic<CodeReceived> CODE_RECEIVED =
            new Topic<>("otp.code-received", 24, Duration.ofDays(3), EventSerde.of(CodeReceived.class));

    /** Key: challengeId. */
    public static final Topic<CodeFailed> CODE_FAILED =
            new Topic<>("otp.code-failed", 24, Duration.ofDays(3), EventSerde.of(CodeFailed.class));

    /** Key: codeId. */
    public static final Topic<CodeOutcome> OUTCOMES =
            new Topic<>("otp.outcomes", 24, Duration.ofDays(1), EventSerde.of(CodeOutcome.class));

    /** Key: topic-partition-offset of the refused record. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>("otp.dead-letters", 3, Duration.ofDays(14), EventSerde.of(DeadLetter.class));

    private static final List<Topic<?>> INPUTS = List.of(CODE_SENT, CODE_RECEIVED, CODE_FAILED);
    private static final List<Topic<?>> ALL = List.of(CODE_SENT, CODE_RECEIVED, CODE_FAILED, OUTCOMES, DEAD_LETTERS);

    private Topics() {}

    public static List<Topic<?>> all() {
        return ALL;
    }

    /** Sent, received and failed: keyed by challengeId, equally partitioned, carrying heartbeats. */
    public static List<Topic<?>> inputs() {
        return INPUTS;
    }
}
