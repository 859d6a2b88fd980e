package io.otpwatch.schemas;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Avro bodies that were written under somebody else's schema, read as one of our events. Fields go by their names: what
 * we do not know is skipped, what is lacking has its default. Namespaces do not count. Not thread-safe.
 */
public final class ForeignEvents<T extends SpecificRecord> {
    private final EventSerde<T> serde;
    private final long fingerprint;
    private final byte @Nullable [] releasedHeader;
    private final SpecificDatumReader<T> reader;
    private final BytesDecoder decoder = new BytesDecoder();

    /**
     * Prepares reading.
     *
     * @param writer the schema under which bodies are written
     * @throws IllegalArgumentException if it cannot be read as this event; the message says what it must be
     */
    public ForeignEvents(Class<T> event, EventSerde<T> serde, Schema writer) {
        this.serde = serde;
        String name = event.getSimpleName();
        if (writer.getType() != Schema.Type.RECORD || !writer.getName().equals(name)) {
            throw new IllegalArgumentException("a schema of a record named " + name);
        }
        SchemaHistory history = SchemaHistory.of(event);
        Schema ours = SchemaNames.acceptingNamespacesOf(writer, history.today());
        SchemaCompatibilityType fit =
                SchemaCompatibility.checkReaderWriterCompatibility(ours, writer).getType();
        if (fit != SchemaCompatibilityType.COMPATIBLE) {
            throw new IllegalArgumentException("a schema that Avro resolves to that of " + name);
        }
        fingerprint = SchemaHistory.fingerprint(writer);
        releasedHeader = history.writer(fingerprint).isPresent() ? EventCodec.header(fingerprint) : null;
        reader = new SpecificDatumReader<>(writer, ours, new EventModel(event));
    }

    /**
     * The event in single-object encoding.
     *
     * @param from where the body begins; it goes to the end of {@code bytes}
     */
    public byte[] singleObject(byte[] bytes, int from) throws UndecodableException {
        if (releasedHeader == null) {
            return encoded(read(bytes, from));
        }
        byte[] value = Arrays.copyOf(releasedHeader, releasedHeader.length + bytes.length - from);
        System.arraycopy(bytes, from, value, releasedHeader.length, bytes.length - from);
        return value;
    }

    private T read(byte[] bytes, int from) {
        decoder.reset(bytes, from);
        T event;
        try {
            event = reader.read(null, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException | StackOverflowError e) {
            throw rejected(Rejection.MALFORMED, "not a body of its schema"); // the last error for a type that nests
        }
        if (decoder.remaining() > 0) {
            throw rejected(Rejection.MALFORMED, decoder.remaining() + " bytes behind the end");
        }
        return event;
    }

    private byte[] encoded(T event) {
        try {
            return serde.encode(event);
        } catch (IllegalArgumentException e) { // all fields are there, as they were read
            throw rejected(Rejection.TOO_LARGE, "larger in our schema than " + EventSerde.MAX_BYTES + " bytes");
        }
    }

    private UndecodableException rejected(Rejection reason, String detail) {
        return new UndecodableException(reason, OptionalLong.of(fingerprint), detail);
    }
}
