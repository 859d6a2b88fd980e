package io.otpwatch.processor.decode;

import io.otpwatch.events.Channel;
import io.otpwatch.events.CodeFailed;
import io.otpwatch.events.CodeReceived;
import io.otpwatch.events.CodeSent;
import io.otpwatch.events.EvidenceKind;
import io.otpwatch.events.ReasonClass;
import io.otpwatch.processor.correlate.Entry;
import io.otpwatch.processor.correlate.IdKey;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.correlate.Slice;
import io.otpwatch.rules.BadField;
import io.otpwatch.schemas.EventRules;
import io.otpwatch.schemas.EventSerde;
import io.otpwatch.schemas.KnownDomains;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import io.otpwatch.schemas.SchemaHistory;
import io.otpwatch.schemas.Signal;
import io.otpwatch.schemas.Topics;
import io.otpwatch.schemas.UndecodableException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * From the bytes of an input record to an {@link Entry}, without making an object for the usual record: today's schema,
 * ids that are UUIDs, a route or provider that was seen before. Fields that the processor does not use are stepped over.
 * Everything unusual is decoded in full and held against {@link EventRules}; an older schema version is rewritten in
 * today's first, and so is what comes in Confluent's framing. One per task.
 */
public final class EventDecoder {
    private static final int HEADER_BYTES = 10;
    private static final Channel[] CHANNELS = Channel.values();
    private static final EvidenceKind[] KINDS = EvidenceKind.values();
    private static final ReasonClass[] CLASSES = ReasonClass.values();
    private static final int UUID_LENGTH = 36;

    private final RouteDictionary routes;
    private final KnownDomains known;
    private final BytesDictionary routeNumbers = new BytesDictionary();
    private final BytesDictionary providerNumbers = new BytesDictionary();
    private final AvroCursor cursor = new AvroCursor();
    private final Format<CodeSent> sent = Format.of(Topics.CODE_SENT.serde(), CodeSent.class);
    private final Format<CodeReceived> received = Format.of(Topics.CODE_RECEIVED.serde(), CodeReceived.class);
    private final Format<CodeFailed> failed = Format.of(Topics.CODE_FAILED.serde(), CodeFailed.class);
    private final FramedEvents framed;
    private final VendorIdRecord vendorIdRecord = new VendorIdRecord();
    private int unknownProvider = BytesDictionary.UNKNOWN;

    /** Of single-object encoding only. */
    public EventDecoder(RouteDictionary routes, KnownDomains known) {
        this(routes, known, WriterSchemas.NONE);
    }

    /** {@code known}: the domains that are routes of their own. */
    public EventDecoder(RouteDictionary routes, KnownDomains known, WriterSchemas schemas) {
        this.routes = routes;
        this.known = known;
        framed = new FramedEvents(schemas);
    }

    /**
     * Reads {@code value} into {@code entry}, but for its append time. Returns null if that went well.
     *
     * <p>An {@link Entry} of type {@link Entry.Type#TIME} means a good record that says nothing about any code, such as
     * evidence of a kind that is newer than this version.
     */
    public @Nullable Rejected decode(Input input, byte[] value, Entry entry) {
        try {
            byte[] event = FramedEvents.isFramed(value) ? framed.singleObject(input, value) : value;
            return switch (input) {
                case SENT -> sent(sent.today(event), entry);
                case RECEIVED -> received(received.today(event), entry);
                case FAILED -> failed(failed.today(event), entry);
            };
        } catch (UndecodableException e) {
            return Rejected.of(e);
        } catch (FramedEvents.NotReadable e) {
            return e.rejected;
        } catch (AvroCursor.Malformed e) {
            return Rejected.of(Rejection.MALFORMED);
        }
    }

    /** Of the send decoded last, if it has {@link Entry#vendorId}. */
    public VendorIdRecord vendorIdRecord() {
        return vendorIdRecord;
    }

    private @Nullable Rejected sent(byte[] value, Entry entry) {
        cursor.reset(value, HEADER_BYTES);
        boolean usual = id(entry.challenge);
        usual &= id(entry.code);
        vendorIdRecord.ids(cursor);
        long attempt = cursor.number();
        entry.eventAt = cursor.number();
        int routeFrom = cursor.position;
        Channel channel = CHANNELS[cursor.symbol(CHANNELS.length)];
        vendorIdRecord.readProvider(cursor);
        cursor.string();
        cursor.string();
        cursor.string();
        cursor.pointAt(entry.texts.domain);
        cursor.string();
        int routeTo = cursor.position;
        boolean plain = cursor.plainWord(64);
        plain &= recipient(entry.texts.recipient);
        plain &= !cursor.present() || EventRules.isTime(cursor.number());
        plain &= numberRange(channel, entry.texts.numberRange);
        plain &= cursor.plainWord(32, entry.texts.platform);
        int vendorId = vendorIdRecord.readVendorId(cursor);
        plain &= vendorId <= 0 || vendorIdRecord.isPlain();
        plain &= attempt >= 1 && attempt <= 255;
        checkEnd();
        int route = routeNumbers.find(value, routeFrom, routeTo);
        if (!usual || !plain || !EventRules.isTime(entry.eventAt) || route == BytesDictionary.UNKNOWN) {
            CodeSent event = sent.serde.decode(value);
            Optional<BadField> problem = EventRules.problem(event);
            if (problem.isPresent()) {
                return Rejected.of(problem.get());
            }
            String operator = event.getOperator();
            route = routes.number(known.fold(Route.of(event), operator), operator);
            routeNumbers.put(value, routeFrom, routeTo, route);
            if (vendorId > 0 && !vendorIdRecord.isPlain()) {
                vendorIdRecord.makeHarmless();
            }
        }
        entry.type = Entry.Type.SENT;
        entry.named = true;
        entry.matched = false;
        entry.attempt = (int) Math.min(attempt, 255);
        entry.route = route;
        entry.vendorId = vendorId > 0;
        vendorIdRecord.pointAt(entry.texts.vendorMessageId, vendorId > 0);
        return null;
    }

    private @Nullable Rejected received(byte[] value, Entry entry) {
        cursor.reset(value, HEADER_BYTES);
        boolean usual = id(entry.challenge);
        entry.named = cursor.present();
        if (entry.named) {
            usual &= id(entry.code);
        }
        EvidenceKind kind = KINDS[cursor.symbol(KINDS.length)];
        entry.eventAt = cursor.number();
        int providerFrom = cursor.position;
        int provider = cursor.optionalString();
        int providerTo = cursor.position;
        boolean plain = cursor.plainWord(32);
        plain &= cursor.plainSymbol(128);
        plain &= cursor.plainSymbol(64);
        checkEnd();
        boolean lacksCode = !entry.named && Signal.of(kind) == Signal.RECEIPT;
        int route = unmatchedRoute(value, providerFrom, providerTo, provider);
        if (!usual || !plain || lacksCode || !EventRules.isTime(entry.eventAt) || route == BytesDictionary.UNKNOWN) {
            CodeReceived event = received.serde.decode(value);
            Optional<BadField> problem = EventRules.problem(event);
            if (problem.isPresent()) {
                return Rejected.of(problem.get());
            }
            route = learnProvider(value, providerFrom, providerTo, event.getProvider());
        }
        entry.route = route;
        entry.matched = false;
        entry.kind = kind;
        entry.type = switch (kind) {
            case ACCEPTED, DELIVERED, INBOX, SPAM -> Entry.Type.RECEIPT;
            case ENTERED -> Entry.Type.ENTRY;
            case ENTERED_WRONG, ENTERED_EXPIRED -> Entry.Type.REFUSED;
            case OTHER -> Entry.Type.TIME;
        };
        return null;
    }

    private @Nullable Rejected failed(byte[] value, Entry entry) {
        cursor.reset(value, HEADER_BYTES);
        id(entry.challenge);
        id(entry.code);
        entry.reasonClass = CLASSES[cursor.symbol(CLASSES.length)];
        CodeFailed event = failed.serde.decode(value);
        Optional<BadField> problem = EventRules.problem(event);
        if (problem.isPresent()) {
            return Rejected.of(problem.get());
        }
        String provider = event.getProvider();
        entry.type = Entry.Type.FAILED;
        entry.named = true;
        entry.matched = false;
        entry.eventAt = event.getFailedAt();
        entry.route = routes.number(Route.unmatched(provider == null ? "unknown" : provider), "unknown");
        return null;
    }

    /** Whether the id is a UUID: such an id needs no further look. */
    private boolean id(IdKey id) {
        cursor.string();
        id.read(cursor.bytes, cursor.from, cursor.to - cursor.from);
        return cursor.to - cursor.from == UUID_LENGTH && id.text == null;
    }

    /** Steps over recipient and recipientKeyId: whether both are null, or surely a hash and the id of its key. */
    private boolean recipient(Slice recipient) {
        int length = cursor.optionalString();
        cursor.pointAt(recipient, length);
        boolean plain = length < 0 || PlainText.isRecipient(cursor.bytes, cursor.from, cursor.to);
        boolean hasKey = cursor.present();
        if (hasKey) {
            cursor.string();
            plain &= cursor.to - cursor.from <= 16 && PlainText.isWord(cursor.bytes, cursor.from, cursor.to);
        }
        return plain && (hasKey || length < 0);
    }

    /** Steps over it: whether it is null, or surely one of a number's that may have it. */
    private boolean numberRange(Channel channel, Slice range) {
        int length = cursor.optionalString();
        cursor.pointAt(range, length);
        if (length < 0) {
            return true;
        }
        if (length > 0 && cursor.bytes[cursor.from] == '+') {
            range.set(cursor.bytes, cursor.from + 1, cursor.to);
        }
        return channel != Channel.EMAIL && PlainText.isNumberRange(cursor.bytes, cursor.from, cursor.to);
    }

    private int unmatchedRoute(byte[] value, int from, int to, int length) {
        return length < 0 ? unknownProvider : providerNumbers.find(value, from, to);
    }

    private int learnProvider(byte[] value, int from, int to, @Nullable String provider) {
        int route = routes.number(Route.unmatched(provider == null ? "unknown" : provider), "unknown");
        if (provider == null) {
            unknownProvider = route;
        } else {
            providerNumbers.put(value, from, to, route);
        }
        return route;
    }

    private void checkEnd() {
        if (!cursor.atEnd()) {
            throw new AvroCursor.Malformed();
        }
    }

    /** An event's wire form: values in today's schema pass as they are, older ones are rewritten. */
    private record Format<T extends SpecificRecord>(EventSerde<T> serde, long fingerprint) {
        static <T extends SpecificRecord> Format<T> of(EventSerde<T> serde, Class<T> event) {
            return new Format<>(
                    serde, SchemaHistory.fingerprint(SchemaHistory.of(event).today()));
        }

        byte[] today(byte[] value) {
            return isToday(value) ? value : serde.encode(serde.decode(value));
        }

        private boolean isToday(byte[] value) {
            if (value.length < HEADER_BYTES || value.length > EventSerde.MAX_BYTES) {
                return false;
            }
            long header = 0;
            for (int i = HEADER_BYTES - 1; i >= 2; i--) {
                header = (header << 8) | (value[i] & 0xff);
            }
            return value[0] == (byte) 0xC3 && value[1] == 0x01 && header == fingerprint;
        }
    }
}
