package io.otpwatch.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** What one thread needs to write and read one event. Not thread-safe; its memory is bounded by the largest event. */
final class EventCodec<T extends SpecificRecord> {
    private static final int HEADER_BYTES = 10;
    private static final byte MARKER_0 = (byte) 0xC3;
    private static final byte MARKER_1 = 0x01;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final String name;
    private final SchemaHistory history;
    private final SpecificData model;
    private final long todaysFingerprint;
    private final SpecificDatumReader<T> todaysReader;
    private final Map<Long, SpecificDatumReader<T>> olderReaders = new HashMap<>();
    private final BytesDecoder decoder = new BytesDecoder();
    private final SpecificDatumWriter<T> writer;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    private final byte[] header;

    EventCodec(Class<T> event, SchemaHistory history) {
        this.name = event.getSimpleName();
        this.history = history;
        this.model = new EventModel(event);
        this.todaysFingerprint = SchemaHistory.fingerprint(history.today());
        this.todaysReader = new SpecificDatumReader<>(history.today(), history.today(), model);
        this.writer = new SpecificDatumWriter<>(history.today(), model);
        this.header = header(todaysFingerprint);
    }

    /** What a value begins with. */
    static byte[] header(long fingerprint) {
        byte[] header = new byte[HEADER_BYTES];
        header[0] = MARKER_0;
        header[1] = MARKER_1;
        LONG.set(header, 2, fingerprint);
        return header;
    }

    byte[] encode(T value) {
        out.reset();
        out.write(header, 0, HEADER_BYTES);
        try {
            writer.write(value, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (out.size() > EventSerde.MAX_BYTES) {
            int size = out.size();
            throw new IllegalArgumentException(name + " of " + size + " bytes exceeds " + EventSerde.MAX_BYTES);
        }
        return out.toByteArray();
    }

    T decode(byte[] bytes) {
        if (bytes.length > EventSerde.MAX_BYTES) {
            throw rejected(Rejection.TOO_LARGE, bytes, bytes.length + " bytes");
        }
        if (!hasHeader(bytes)) {
            throw rejected(Rejection.MALFORMED, bytes, "no single-object header in " + bytes.length + " bytes");
        }
        SpecificDatumReader<T> reader = reader(bytes);
        decoder.reset(bytes, HEADER_BYTES);
        T event;
        try {
            event = reader.read(null, decoder);
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) { // the last for a union's index
            throw rejected(Rejection.MALFORMED, bytes, "not the body of a " + name);
        }
        if (decoder.remaining() > 0) {
            throw rejected(Rejection.MALFORMED, bytes, decoder.remaining() + " bytes behind the end");
        }
        return event;
    }

    private SpecificDatumReader<T> reader(byte[] bytes) {
        long fingerprint = (long) LONG.get(bytes, 2);
        if (fingerprint == todaysFingerprint) {
            return todaysReader;
        }
        SpecificDatumReader<T> known = olderReaders.get(fingerprint);
        if (known != null) {
            return known;
        }
        Schema written = history.writer(fingerprint)
                .orElseThrow(() -> rejected(Rejection.UNKNOWN_SCHEMA, bytes, "no released " + name + " has it"));
        SpecificDatumReader<T> reader = new SpecificDatumReader<>(written, history.today(), model);
        olderReaders.put(fingerprint, reader);
        return reader;
    }

    private static boolean hasHeader(byte[] bytes) {
        return bytes.length >= HEADER_BYTES && bytes[0] == MARKER_0 && bytes[1] == MARKER_1;
    }

    private static UndecodableException rejected(Rejection reason, byte[] bytes, String detail) {
        OptionalLong fingerprint = hasHeader(bytes) ? OptionalLong.of((long) LONG.get(bytes, 2)) : OptionalLong.empty();
        return new UndecodableException(reason, fingerprint, detail);
    }
}
