package io.otpwatch.processor.decode;

import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.ForeignEvents;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Topics;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;

/**
 * Events in Confluent's framing, rewritten in single-object encoding. One per task.
 *
 * <pre>
 * offset  bytes  content
 *      0      1  00
 *      1      4  id of the writer's schema in the registry, big-endian
 *      5    1..  Avro binary body
 * </pre>
 */
final class FramedEvents {
    /** Schemas that are kept ready for reading, per input; beyond that all are made anew. */
    static final int MAX_SCHEMAS = 1_000;

    private static final int BODY = 5;

    /** A refusal on its way out. Without a stack trace: it is a finding about data, not a fault. */
    static final class NotReadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final transient Rejected rejected;

        NotReadable(Rejection reason, Optional<String> expected) {
            super(null, null, false, false);
            rejected = new Rejected(reason, Optional.empty(), expected, Optional.empty());
        }
    }

    private final WriterSchemas schemas;
    private final Map<Input, Map<Integer, UnaryOperator<byte[]>>> readers = new EnumMap<>(Input.class);

    FramedEvents(WriterSchemas schemas) {
        this.schemas = schemas;
        for (Input input : Input.values()) {
            readers.put(input, new HashMap<>());
        }
    }

    static boolean isFramed(byte[] value) {
        return value.length >= BODY && value.length <= EventSerde.MAX_BYTES && value[0] == 0;
    }

    /**
     * The event in single-object encoding.
     *
     * @throws NotReadable if there is no schema to read it with
     * @throws io.otpwatch.schemas.UndecodableException if its body is not what its schema says
     */
    byte[] singleObject(Input input, byte[] value) {
        int id = (value[1] & 0xff) << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
        Map<Integer, UnaryOperator<byte[]>> known = Objects.requireNonNull(readers.get(input));
        UnaryOperator<byte[]> reader = known.get(id);
        if (reader == null) {
            reader = reader(input, id);
            if (known.size() >= MAX_SCHEMAS) {
                known.clear();
            }
            known.put(id, reader);
        }
        return reader.apply(value);
    }

    private UnaryOperator<byte[]> reader(Input input, int id) {
        WriterSchemas.Lookup lookup = schemas.find(id);
        if (lookup instanceof WriterSchemas.Found found) {
            return reader(input, found.schema());
        }
        WriterSchemas.Refused refused = (WriterSchemas.Refused) lookup;
        throw new NotReadable(refused.reason(), refused.expected());
    }

    /** Of a schema that does not fit each record is refused, without a second look at the schema. */
    private static UnaryOperator<byte[]> reader(Input input, Schema writer) {
        try {
            ForeignEvents<?> events = switch (input) {
                case SENT -> new ForeignEvents<>(CodeSent.class, Topics.CODE_SENT.serde(), writer);
                case RECEIVED -> new ForeignEvents<>(CodeReceived.class, Topics.CODE_RECEIVED.serde(), writer);
                case FAILED -> new ForeignEvents<>(CodeFailed.class, Topics.CODE_FAILED.serde(), writer);
            };
            return value -> events.singleObject(value, BODY);
        } catch (IllegalArgumentException e) {
            NotReadable refusal = new NotReadable(Rejection.INCOMPATIBLE_SCHEMA, Optional.ofNullable(e.getMessage()));
            return value -> {
                throw refusal;
            };
        }
    }
}
