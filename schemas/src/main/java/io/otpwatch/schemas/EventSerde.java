package io.otpwatch.schemas;

import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An event in Avro's single-object encoding. Writes today's schema, reads every released version.
 *
 * <pre>
 * offset  bytes  content
 *      0      2  C3 01
 *      2      8  CRC-64-AVRO fingerprint of the writer's schema, little-endian
 *     10    1..  Avro binary body
 * </pre>
 *
 * <p>Thread-safe: buffers, encoder and decoder belong to the thread and are used again. Sizes are checked before
 * anything is decoded, and no length that the bytes claim is believed beyond the bytes that are there.
 */
public final class EventSerde<T extends SpecificRecord> implements Serde<T> {
    /** The largest value that is written or read, in bytes, header included. */
    public static final int MAX_BYTES = 64 * 1024;

    private final Class<T> event;
    private final ThreadLocal<EventCodec<T>> codecs;

    private EventSerde(Class<T> event, SchemaHistory history) {
        this.event = event;
        this.codecs = ThreadLocal.withInitial(() -> new EventCodec<>(event, history));
    }

    public static <T extends SpecificRecord> EventSerde<T> of(Class<T> event) {
        return of(event, SchemaHistory.of(event));
    }

    static <T extends SpecificRecord> EventSerde<T> of(Class<T> event, SchemaHistory history) {
        return new EventSerde<>(event, history);
    }

    /**
     * The wire form.
     *
     * @throws IllegalArgumentException if a required field is null, or the result would exceed {@link #MAX_BYTES}
     */
    public byte[] encode(T value) {
        try {
            return codecs.get().encode(value);
        } catch (RuntimeException e) {
            codecs.remove(); // the encoder may hold half an event
            throw e instanceof IllegalArgumentException
                    ? e
                    : new IllegalArgumentException(event.getSimpleName() + " lacks a required field", e);
        }
    }

    /** The event, or an exception that says why there is none. */
    public T decode(byte @Nullable [] bytes) throws UndecodableException {
        if (bytes == null || bytes.length == 0) {
            throw new UndecodableException(Rejection.EMPTY, OptionalLong.empty(), "no value");
        }
        return codecs.get().decode(bytes);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : encode(value);
    }

    /** A null value (a heartbeat, a tombstone) stays null, as everywhere in Kafka; all else is {@link #decode}. */
    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : decode(bytes);
    }
}
