package io.otpwatch.processor.topology;

import io.otpwatch.events.CodeOutcome;
import io.otpwatch.events.DeadLetter;
import io.otpwatch.events.OutcomeKind;
import io.otpwatch.events.Stuck;
import io.otpwatch.processor.correlate.CodeView;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.StuckState;
import io.otpwatch.processor.decode.Rejected;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The records that the correlate stage writes. */
final class Results {
    private Results() {}

    static Record<byte[], byte[]> outcome(
            OutcomeKind kind, CodeView code, RouteDictionary.Named named, long decidedAt) {
        Route route = named.route();
        CodeOutcome outcome = new CodeOutcome(
                code.challengeId(),
                code.codeId(),
                kind,
                kind == OutcomeKind.FAILED ? code.reasonClass().orElse(null) : null,
                code.attempt(),
                code.sentAt(),
                code.appendedAt(),
                decidedAt,
                route.channel(),
                route.provider(),
                route.sender(),
                route.country(),
                route.domain(),
                named.operator());
        return new Record<>(utf8(outcome.getCodeId()), Topics.OUTCOMES.serde().encode(outcome), decidedAt);
    }

    static Record<byte[], byte[]> stuck(CodeView first, StuckState state, RouteDictionary.Named named, long timestamp) {
        Route route = named.route();
        Stuck stuck = new Stuck(
                state.recipient(),
                first.challengeId(),
                first.sentAt(),
                state.stuckAt(),
                state.isResolved() ? (Long) state.enteredAt() : null,
                state.attempts(),
                state.receiptSeen(),
                route.channel(),
                route.provider(),
                route.sender(),
                route.country(),
                route.domain(),
                named.operator());
        return new Record<>(utf8(stuck.getRecipient()), Topics.STUCK.serde().encode(stuck), timestamp);
    }

    /** Where the record stands and why it was refused; nothing of what it held. */
    static Record<byte[], byte[]> deadLetter(
            RecordMetadata position, Record<byte[], byte[]> record, Rejected rejected) {
        DeadLetter letter = new DeadLetter(
                position.topic(),
                position.partition(),
                position.offset(),
                record.timestamp(),
                rejected.reason().label(),
                rejected.field().orElse(null),
                rejected.expected().orElse(null),
                rejected.schema().orElse(null),
                record.value() == null ? 0 : record.value().length);
        String key = position.topic() + "-" + position.partition() + "-" + position.offset();
        return new Record<>(utf8(key), Topics.DEAD_LETTERS.serde().encode(letter), record.timestamp());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
