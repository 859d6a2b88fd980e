package io.otpwatch.processor.correlate;

import io.otpwatch.schemas.Route;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Appends entries to the chunk that is being filled. An entry is a tag and its fields; times are differences, routes
 * are defined where the chunk first names them, and ids are 16 bytes, or text with its length before it.
 *
 * <pre>
 * tag            bits 0-2 type ({@link Entry.Type}) or 7: a route; bit 3 named; bit 4 code is text; bit 5 challenge is
 *                text; bit 6 matched, of a send: vendor id known, of time: step completed; bit 7 more
 * SENT           challenge, code, append time, event time, route, attempt (byte); if more: what follows (byte: bit 0
 *                platform, bit 1 recipient), [platform], [recipient, 16 bytes]
 * RECEIPT, ENTRY challenge, [code], append time, event time, route; if more: kind (byte, ordinal of EvidenceKind)
 * FAILED         challenge, code, append time, event time, route, class (byte)
 * TIME           append time (the step), budget
 * DUPLICATE      append time, route
 * FLUSHED        append time
 * route          channel (byte), provider, sender, country, domain, operator; its number is the next, from 0
 * platform       the tag of a route, named; text; its number is the next, from 0
 * </pre>
 *
 * <p>Append times are zigzag varints of the difference to the entry before (the first to 0), event times of the
 * difference to the entry's append time; routes and budgets are varints.
 */
final class EntryWriter {
    static final int ROUTE = 7;
    static final int NAMED = 1 << 3;
    static final int CODE_TEXT = 1 << 4;
    static final int CHALLENGE_TEXT = 1 << 5;
    static final int MATCHED = 1 << 6;
    static final int MORE = 1 << 7;
    static final int WITH_PLATFORM = 1;
    static final int WITH_RECIPIENT = 2;
    /** Room for the largest entry with its route: ids of 128 bytes, route fields of 64, 64, 2, 253 and 64 characters. */
    private static final int ENTRY_MAX = 2048;

    private final RouteDictionary routes;
    private final Platforms platforms;
    private byte[] bytes = new byte[64 * 1024];
    private int length;
    private long lastAppend;
    private long highestAppend;
    private int[] localRoutes = new int[64];
    private int localCount;
    /** By platform: its text when it was written out, as its number may come to mean another. */
    private final byte[] @Nullable [] writtenPlatforms = new byte[Platforms.COUNT][];

    private final byte[] localPlatforms = new byte[Platforms.COUNT];
    private int localPlatformCount;

    EntryWriter(RouteDictionary routes, Platforms platforms) {
        this.routes = routes;
        this.platforms = platforms;
        clear();
    }

    void add(Entry entry) {
        if (bytes.length - length < ENTRY_MAX) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        switch (entry.type) {
            case TIME -> {
                bytes[length++] = (byte) (entry.type.ordinal() | (entry.matched ? MATCHED : 0));
                appendTime(entry.appendedAt);
                varint(entry.budget);
            }
            case DUPLICATE -> {
                int route = localRoute(entry.route);
                bytes[length++] = (byte) entry.type.ordinal();
                appendTime(entry.appendedAt);
                varint(route);
            }
            case FLUSHED -> {
                bytes[length++] = (byte) entry.type.ordinal();
                appendTime(entry.appendedAt);
            }
            default -> addFact(entry);
        }
    }

    private void addFact(Entry entry) {
        int route = localRoute(entry.route);
        boolean isSent = entry.type == Entry.Type.SENT;
        int platform = isSent && entry.platform != Platforms.NONE ? localPlatform(entry.platform) : -1;
        boolean codeText = entry.named && entry.code.text != null;
        boolean ofKind = hasKind(entry);
        bytes[length++] = (byte) (wireType(entry.type)
                | (ofKind || platform >= 0 || (isSent && entry.hasRecipient) ? MORE : 0)
                | (entry.named ? NAMED : 0)
                | (codeText ? CODE_TEXT : 0)
                | (entry.challenge.text != null ? CHALLENGE_TEXT : 0)
                | (entry.matched || (entry.vendorId && isSent) ? MATCHED : 0));
        id(entry.challenge);
        if (entry.named) {
            id(entry.code);
        }
        appendTime(entry.appendedAt);
        zigzag(entry.eventAt - entry.appendedAt);
        varint(route);
        if (isSent) {
            bytes[length++] = (byte) entry.attempt;
            sentMore(entry, platform);
        } else if (ofKind) {
            bytes[length++] = (byte) entry.kind.ordinal();
        } else if (entry.type == Entry.Type.FAILED) {
            bytes[length++] = (byte) entry.reasonClass.ordinal();
        }
    }

    private void sentMore(Entry entry, int platform) {
        int follows = (platform >= 0 ? WITH_PLATFORM : 0) | (entry.hasRecipient ? WITH_RECIPIENT : 0);
        if (follows != 0) {
            bytes[length++] = (byte) follows;
        }
        if (platform >= 0) {
            bytes[length++] = (byte) platform;
        }
        if (entry.hasRecipient) {
            fixed(entry.recipientHi);
            fixed(entry.recipientLo);
        }
    }

    private static boolean hasKind(Entry entry) {
        return switch (entry.type) {
            case REFUSED -> true;
            case RECEIPT -> SlotFlags.ofEvidence(entry.kind) != 0;
            default -> false;
        };
    }

    private static int wireType(Entry.Type type) {
        return (type == Entry.Type.REFUSED ? Entry.Type.ENTRY : type).ordinal();
    }

    int length() {
        return length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    long highestAppend() {
        return highestAppend;
    }

    void copyTo(byte[] chunk, int at) {
        System.arraycopy(bytes, 0, chunk, at, length);
    }

    void clear() {
        length = 0;
        lastAppend = 0;
        highestAppend = Long.MIN_VALUE;
        localCount = 0;
        Arrays.fill(localRoutes, 0);
        localPlatformCount = 0;
        Arrays.fill(writtenPlatforms, null);
    }

    /** Number of the route within this chunk; written out where it is new. */
    private int localRoute(int route) {
        if (route >= localRoutes.length) {
            localRoutes = Arrays.copyOf(localRoutes, Math.max(route + 1, localRoutes.length * 2));
        }
        if (localRoutes[route] == 0) {
            localRoutes[route] = ++localCount;
            RouteDictionary.Named named = routes.route(route);
            Route fields = named.route();
            bytes[length++] = ROUTE;
            bytes[length++] = (byte) fields.channel().ordinal();
            text(fields.provider());
            text(fields.sender());
            text(fields.country());
            text(fields.domain());
            text(named.operator());
        }
        return localRoutes[route] - 1;
    }

    /** Number of the platform within this chunk; written out where it is new. */
    private int localPlatform(int platform) {
        byte[] text = platforms.text(platform);
        if (!Arrays.equals(writtenPlatforms[platform], text)) {
            writtenPlatforms[platform] = text;
            localPlatforms[platform] = (byte) localPlatformCount++;
            bytes[length++] = ROUTE | NAMED;
            utf8(text);
        }
        return localPlatforms[platform] & 0xff;
    }

    private void id(IdKey id) {
        if (id.text != null) {
            bytes[length++] = (byte) id.text.length;
            System.arraycopy(id.text, 0, bytes, length, id.text.length);
            length += id.text.length;
        } else {
            fixed(id.hi);
            fixed(id.lo);
        }
    }

    private void text(String text) {
        utf8(text.getBytes(StandardCharsets.UTF_8));
    }

    private void utf8(byte[] utf8) {
        varint(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void appendTime(long at) {
        zigzag(at - lastAppend);
        lastAppend = at;
        highestAppend = Math.max(highestAppend, at);
    }

    private void zigzag(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }
}
