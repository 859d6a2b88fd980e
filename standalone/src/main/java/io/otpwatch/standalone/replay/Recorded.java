package io.otpwatch.standalone.replay;

import io.otpwatch.rules.BadField;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.simulator.BadEventException;
import io.otpwatch.simulator.EventJson;
import io.otpwatch.simulator.SimulatedEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** An event of a recording, checked, without addresses and phone numbers, with the times of then. */
record Recorded(SimulatedEvent event) {
    private static final String EXPIRES_AT = "expiresAt";
    private static final List<String> IDS = List.of("challengeId", "codeId");

    static Recorded read(String line) throws BadLine {
        return read(line, UnaryOperator.identity());
    }

    /** @param ids what challengeId and codeId are replaced by, before they are held against the rules */
    static Recorded read(String line, UnaryOperator<String> ids) throws BadLine {
        SimulatedEvent event = event(line);
        IDS.forEach(name -> PrivateFields.replace(event.record(), name, ids));
        PrivateFields.makeHarmless(event.record());
        Optional<BadField> problem = problem(event);
        if (problem.isPresent()) {
            throw new BadLine(problem.get());
        }
        return new Recorded(event);
    }

    /** When it happened, milliseconds since 1970. */
    long atMs() {
        return event.at().toEpochMilli();
    }

    /** The wire form as if it happened at {@code nowMs}; a code stays good for as long as it was. Changes the event. */
    byte[] encodeAt(long nowMs) {
        SpecificRecordBase fields = event.record();
        Schema schema = fields.getSchema();
        fields.put(schema.getField(timeField()).pos(), nowMs);
        Schema.Field expiry = schema.getField(EXPIRES_AT);
        if (expiry != null && fields.get(expiry.pos()) instanceof Long expiresAt) {
            fields.put(expiry.pos(), expiresAt - atMs() + nowMs);
        }
        return event.encode();
    }

    private static SimulatedEvent event(String line) throws BadLine {
        try {
            return EventJson.read(line);
        } catch (BadEventException e) {
            throw new BadLine(e.problem());
        }
    }

    private String timeField() {
        if (event instanceof SimulatedEvent.Send) {
            return "sentAt";
        }
        return event instanceof SimulatedEvent.Evidence ? "receivedAt" : "failedAt";
    }

    private static Optional<BadField> problem(SimulatedEvent event) {
        if (event instanceof SimulatedEvent.Send send) {
            return EventRules.problem(send.sent());
        }
        if (event instanceof SimulatedEvent.Evidence evidence) {
            return EventRules.problem(evidence.received());
        }
        if (event instanceof SimulatedEvent.Failure failure) {
            return EventRules.problem(failure.failed());
        }
        throw new IllegalStateException("no rules for " + event.getClass());
    }
}
