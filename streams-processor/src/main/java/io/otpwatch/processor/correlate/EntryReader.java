package io.otpwatch.processor.correlate;

import io.otpwatch.events.Channel;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.schemas.Route;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads back what {@link EntryWriter} wrote, which has the format. */
final class EntryReader {
    private static final Entry.Type[] TYPES = Entry.Type.values();
    private static final ReasonClass[] CLASSES = ReasonClass.values();
    private static final EvidenceKind[] KINDS = EvidenceKind.values();
    private static final Channel[] CHANNELS = Channel.values();

    private final RouteDictionary routes;
    private final Platforms platforms;
    private final ByteBuffer chunk;
    private int[] localRoutes = new int[64];
    private int localCount;
    private final byte[][] localPlatforms = new byte[256][];
    private int localPlatformCount;
    private long lastAppend;

    /** The buffer stands behind the chunk's header. */
    EntryReader(RouteDictionary routes, Platforms platforms, ByteBuffer chunk) {
        this.routes = routes;
        this.platforms = platforms;
        this.chunk = chunk;
    }

    /** Reads the next entry into {@code entry}; false at the chunk's end. */
    boolean next(Entry entry) {
        while (chunk.hasRemaining()) {
            int tag = chunk.get();
            if ((tag & 7) != EntryWriter.ROUTE) {
                read(tag, entry);
                return true;
            }
            if ((tag & EntryWriter.NAMED) != 0) {
                localPlatforms[localPlatformCount++] = bytes((int) varint());
            } else {
                readRoute();
            }
        }
        return false;
    }

    private void read(int tag, Entry entry) {
        entry.type = TYPES[tag & 7];
        switch (entry.type) {
            case TIME -> {
                entry.time(appendTime(), (int) varint());
                entry.matched = (tag & EntryWriter.MATCHED) != 0;
            }
            case DUPLICATE -> {
                long appendedAt = appendTime();
                entry.duplicate(localRoutes[(int) varint()], appendedAt);
            }
            case FLUSHED -> entry.flushed(appendTime());
            default -> readFact(tag, entry);
        }
    }

    private void readFact(int tag, Entry entry) {
        entry.recorded = true;
        entry.named = (tag & EntryWriter.NAMED) != 0;
        entry.matched = (tag & EntryWriter.MATCHED) != 0;
        entry.vendorId = entry.matched;
        id(entry.challenge, (tag & EntryWriter.CHALLENGE_TEXT) != 0);
        if (entry.named) {
            id(entry.code, (tag & EntryWriter.CODE_TEXT) != 0);
        }
        entry.appendedAt = appendTime();
        entry.eventAt = entry.appendedAt + zigzag();
        entry.route = localRoutes[(int) varint()];
        entry.kind = EvidenceKind.OTHER;
        boolean more = (tag & EntryWriter.MORE) != 0;
        if (entry.type == Entry.Type.SENT) {
            entry.attempt = chunk.get() & 0xff;
            readSentMore(entry, more ? chunk.get() : 0);
        } else if (more) {
            entry.kind = KINDS[chunk.get()];
            if (entry.type == Entry.Type.ENTRY) {
                entry.type = Entry.Type.REFUSED;
            }
        } else if (entry.type == Entry.Type.FAILED) {
            entry.reasonClass = CLASSES[chunk.get()];
        }
    }

    private void readSentMore(Entry entry, int follows) {
        entry.platform = Platforms.NONE;
        if ((follows & EntryWriter.WITH_PLATFORM) != 0) {
            entry.platform = platforms.number(localPlatforms[chunk.get() & 0xff], entry.appendedAt);
        }
        entry.hasRecipient = (follows & EntryWriter.WITH_RECIPIENT) != 0;
        if (entry.hasRecipient) {
            entry.recipientHi = chunk.getLong();
            entry.recipientLo = chunk.getLong();
        }
    }

    private void readRoute() {
        if (localCount == localRoutes.length) {
            localRoutes = Arrays.copyOf(localRoutes, localCount * 2);
        }
        Route route = new Route(CHANNELS[chunk.get()], text(), text(), text(), text());
        localRoutes[localCount++] = routes.number(route, text());
    }

    private void id(IdKey id, boolean text) {
        if (text) {
            byte[] utf8 = bytes(chunk.get() & 0xff);
            id.read(utf8, 0, utf8.length);
        } else {
            id.hi = chunk.getLong();
            id.lo = chunk.getLong();
            id.text = null;
        }
    }

    private String text() {
        return new String(bytes((int) varint()), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        chunk.get(bytes);
        return bytes;
    }

    private long appendTime() {
        lastAppend += zigzag();
        return lastAppend;
    }

    private long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = chunk.get();
            value |= (next & 0x7fL) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }
}
