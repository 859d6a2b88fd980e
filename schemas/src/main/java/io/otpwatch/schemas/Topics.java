package io.otpwatch.schemas;

import static io.otpwatch.schemas.Topic.Cleanup.COMPACT;
import static io.otpwatch.schemas.Topic.Cleanup.COMPACT_AND_DELETE;
import static io.otpwatch.schemas.Topic.Cleanup.DELETE;

import io.otpwatch.events.Advice;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.DeadLetter;
import io.otpwatch.events.Incident;
import io.otpwatch.events.Lever;
import io.otpwatch.events.Lockout;
import io.otpwatch.events.RouteDeltas;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.Stuck;
import io.otpwatch.events.VendorMessage;
import io.otpwatch.events.Verdicts;
import java.time.Duration;
import java.util.List;

/** Every topic there is. The inputs share key and partition count, so that one task sees all of a challenge. */
public final class Topics {
    /** Key: challengeId. */
    public static final Topic<CodeSent> CODE_SENT =
            new Topic<>("otp.code-sent", 24, Duration.ofDays(3), DELETE, EventSerde.of(CodeSent.class));

    /** Key: challengeId. */
    public static final Topic<CodeReceived> CODE_RECEIVED =
            new Topic<>("otp.code-received", 24, Duration.ofDays(3), DELETE, EventSerde.of(CodeReceived.class));

    /** Key: challengeId. */
    public static final Topic<CodeFailed> CODE_FAILED =
            new Topic<>("otp.code-failed", 24, Duration.ofDays(3), DELETE, EventSerde.of(CodeFailed.class));

    /**
     * Key: source partition, '>', partition of this topic. What has been read is deleted by the reader; retention is for
     * what nobody reads.
     */
    public static final Topic<RouteDeltas> ROUTE_DELTAS =
            new Topic<>("otp.route-deltas", 12, Duration.ofDays(3), DELETE, EventSerde.of(RouteDeltas.class));

    /** Key: {@link Route#key()}. */
    public static final Topic<RouteHealth> ROUTE_HEALTH = new Topic<>(
            "otp.route-health", 12, Duration.ofDays(7), COMPACT_AND_DELETE, EventSerde.of(RouteHealth.class));

    /** Key: codeId. */
    public static final Topic<CodeOutcome> OUTCOMES =
            new Topic<>("otp.outcomes", 24, Duration.ofDays(1), DELETE, EventSerde.of(CodeOutcome.class));

    /** Key: provider, a tab, vendorMessageId. For as long as a receipt may need it. */
    public static final Topic<VendorMessage> VENDOR_IDS =
            new Topic<>("otp.vendor-ids", 24, Duration.ofHours(2), DELETE, EventSerde.of(VendorMessage.class));

    /** Key: task. What the localising task reads. */
    public static final Topic<Verdicts> VERDICTS =
            new Topic<>("otp.verdicts", 1, Duration.ofMinutes(15), DELETE, EventSerde.of(Verdicts.class));

    /** Key: {@link Incident#getId()}. */
    public static final Topic<Incident> INCIDENTS =
            new Topic<>("otp.incidents", 1, Duration.ofDays(30), COMPACT_AND_DELETE, EventSerde.of(Incident.class));

    /** Key: channel, a tab, domain. */
    public static final Topic<Advice> ADVICE =
            new Topic<>("otp.advice", 1, Duration.ofDays(30), COMPACT_AND_DELETE, EventSerde.of(Advice.class));

    /** Key: as {@link Lever} says. Kept for ever; the retention is without effect. */
    public static final Topic<Lever> CONFIG =
            new Topic<>("otp.config", 1, Duration.ofDays(30), COMPACT, EventSerde.of(Lever.class));

    /** Key: recipient. */
    public static final Topic<Stuck> STUCK =
            new Topic<>("otp.stuck", 3, Duration.ofDays(1), DELETE, EventSerde.of(Stuck.class));

    /** Key: recipient. */
    public static final Topic<Lockout> LOCKOUTS =
            new Topic<>("otp.lockouts", 3, Duration.ofDays(3), DELETE, EventSerde.of(Lockout.class));

    /** Key: topic-partition-offset of the refused record. */
    public static final Topic<DeadLetter> DEAD_LETTERS =
            new Topic<>("otp.dead-letters", 3, Duration.ofDays(14), DELETE, EventSerde.of(DeadLetter.class));

    private static final List<Topic<?>> INPUTS = List.of(CODE_SENT, CODE_RECEIVED, CODE_FAILED);
    private static final List<Topic<?>> ALL = List.of(
            CODE_SENT,
            CODE_RECEIVED,
            CODE_FAILED,
            ROUTE_DELTAS,
            ROUTE_HEALTH,
            OUTCOMES,
            VENDOR_IDS,
            VERDICTS,
            INCIDENTS,
            ADVICE,
            CONFIG,
            STUCK,
            LOCKOUTS,
            DEAD_LETTERS);

    private Topics() {}

    public static List<Topic<?>> all() {
        return ALL;
    }

    /** Sent, received and failed: keyed by challengeId, equally partitioned, carrying heartbeats. */
    public static List<Topic<?>> inputs() {
        return INPUTS;
    }
}
