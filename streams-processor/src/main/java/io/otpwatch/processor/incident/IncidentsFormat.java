package io.otpwatch.processor.incident;

import io.otpwatch.events.Cause;
import io.otpwatch.events.Incident;
import io.otpwatch.processor.localise.Attribute;
import io.otpwatch.processor.localise.Scope;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Incidents as bytes.
 *
 * <pre>
 * version (octet), last sequence, number of incidents, and for each:
 *   origin, whether its feed is alive again, signals found on (octets, of these a bit each), seen at, published at, as usual again since, severity lower since,
 *   own scope not shown since, another shown since, another cause seen since (zigzag varints, ms since 1970; 0: it is not so), that cause (octet), codes and logins hurt (reals), up to when (zigzag varint), length, the incident as in its topic; and
 *   while another scope is shown, its number of attributes and the name and value of each
 * </pre>
 */
final class IncidentsFormat {
    static final int VERSION = 3;

    private static final EventSerde<Incident> EVENTS = EventSerde.of(Incident.class);

    private IncidentsFormat() {}

    static void write(PackedWriter out, long sequence, List<Tracked> remembered) {
        out.octet(VERSION);
        out.varint(sequence);
        out.varint(remembered.size());
        for (Tracked tracked : remembered) {
            out.octet(tracked.origin.ordinal());
            out.octet(tracked.revived ? 1 : 0);
            out.octet(tracked.found.stream()
                    .mapToInt(signal -> 1 << signal.ordinal())
                    .sum());
            out.zigzag(tracked.seenAt);
            out.zigzag(tracked.publishedAt);
            out.zigzag(tracked.recovered.since());
            out.zigzag(tracked.lower.since());
            out.zigzag(tracked.nameless.since());
            out.zigzag(tracked.renamed.since());
            out.zigzag(tracked.other.since());
            out.octet(tracked.otherCause.ordinal());
            out.real(tracked.toll.codes());
            out.real(tracked.toll.logins());
            out.zigzag(tracked.toll.at());
            byte[] event = EVENTS.encode(tracked.incident);
            out.varint(event.length);
            out.raw(event);
            if (tracked.renamed.since() != 0) {
                out.varint(tracked.otherScope.attributes().size());
                tracked.otherScope.attributes().forEach(attribute -> {
                    out.text(attribute.name());
                    out.text(attribute.value());
                });
            }
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
            remembered.add(read(in));
        }
        return sequence;
    }

    private static Tracked read(PackedReader in) {
        Origin origin = Origin.values()[in.octet()];
        boolean revived = in.octet() == 1;
        int found = in.octet();
        long seenAt = in.zigzag();
        long publishedAt = in.zigzag();
        Hold recovered = new Hold(in.zigzag());
        Hold lower = new Hold(in.zigzag());
        Hold nameless = new Hold(in.zigzag());
        Hold renamed = new Hold(in.zigzag());
        Hold other = new Hold(in.zigzag());
        Cause otherCause = Cause.values()[in.octet()];
        Toll toll = new Toll(in.real(), in.real(), in.zigzag());
        Tracked tracked = new Tracked(EVENTS.decode(in.raw(in.number())), origin, seenAt, publishedAt);
        Arrays.stream(Signal.values())
                .filter(signal -> (found & 1 << signal.ordinal()) != 0)
                .forEach(tracked.found::add);
        tracked.revived = revived;
        tracked.toll = toll;
        tracked.recovered = recovered;
        tracked.lower = lower;
        tracked.nameless = nameless;
        tracked.renamed = renamed;
        tracked.other = other;
        tracked.otherCause = otherCause;
        if (renamed.since() != 0) {
            List<Attribute> attributes = new ArrayList<>();
            for (int left = in.number(); left > 0; left--) {
                attributes.add(new Attribute(in.text(), in.text()));
            }
            tracked.otherScope = new Scope(attributes);
        }
        return tracked;
    }
}
