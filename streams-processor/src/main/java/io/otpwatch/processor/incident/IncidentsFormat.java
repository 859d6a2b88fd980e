package io.otpwatch.processor.incident;

import io.otpwatch.events.Incident;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.EventSerde;
import java.util.List;

/**
 * Incidents as bytes.
 *
 * <pre>
 * version (octet), last sequence, number of incidents, and for each:
 *   origin (octet), seen at, published at (zigzag varints, ms since 1970), length, the incident as in its topic
 * </pre>
 */
final class IncidentsFormat {
    static final int VERSION = 1;

    private static final EventSerde<Incident> EVENTS = EventSerde.of(Incident.class);

    private IncidentsFormat() {}

    static void write(PackedWriter out, long sequence, List<Tracked> remembered) {
        out.octet(VERSION);
        out.varint(sequence);
        out.varint(remembered.size());
        for (Tracked tracked : remembered) {
            out.octet(tracked.origin.ordinal());
            out.zigzag(tracked.seenAt);
            out.zigzag(tracked.publishedAt);
            byte[] event = EVENTS.encode(tracked.incident);
            out.varint(event.length);
            out.raw(event);
        }
    }

    /** Adds the incidents; the last sequence. */
    static long read(PackedReader in, List<Tracked> remembered) {
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException(
                    "incidents of version " + version + ", this version of otpwatch reads " + VERSION);
        }
        long sequence = in.varint();
        int count = in.number();
        for (int i = 0; i < count; i++) {
            Origin origin = Origin.values()[in.octet()];
            long seenAt = in.zigzag();
            long publishedAt = in.zigzag();
            remembered.add(new Tracked(EVENTS.decode(in.raw(in.number())), origin, seenAt, publishedAt));
        }
        return sequence;
    }
}
