package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.otpwatch.rules.BadField;
import io.otpwatch.schemas.EventSerde;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads one object of a kind. */
abstract class ObjectReader<T extends SpecificRecord> {
    private static final int NAME_MAX = 32;
    private static final int FIELDS_USUAL = 16;
    private static final CodeIds SOME_CODE = new CodeIds("challenge", "code");

    final Values in;
    private final JsonParser json;
    private final EventSerde<T> serde;
    private final List<String> names = new ArrayList<>(FIELDS_USUAL); // up to the first bad one, so that it stays short
    private long hashes;

    ObjectReader(JsonParser json, EventSerde<T> serde) {
        this.json = json;
        this.in = new Values(json);
        this.serde = serde;
    }

    /** Reads the value of a field; false, without having read it, if there is no such field. */
    abstract boolean field(String name) throws IOException;

    /** The whole object is read, and no field alone was bad. */
    abstract Item end();

    /** The object that begins at the parser's current token; what follows its first bad field is passed over. */
    final Item read() throws IOException {
        for (JsonToken token = json.nextToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
            String name = json.currentName();
            if (in.isBad()) {
                in.skip();
            } else if (isSeen(name)) {
                in.refuse(name, "given once; was given twice");
                in.skip();
            } else if (!field(name)) {
                in.refuse(shown(name), "no such field");
                in.skip();
            }
        }
        return in.isBad() ? refused() : end();
    }

    /** Whether the object had the name before; a bit for each hash spares the look through the names nearly always. */
    private boolean isSeen(String name) {
        long bit = 1L << name.hashCode();
        if ((hashes & bit) != 0 && names.contains(name)) {
            return true;
        }
        hashes |= bit;
        names.add(name);
        return false;
    }

    final Item refused() {
        return new Item.Refused(in.bad().orElseThrow());
    }

    final void require(String field, @Nullable Object value) {
        if (value == null) {
            in.refuse(field, "given; was missing or null");
        }
    }

    /**
     * An object without ids, whose code is known by the provider's id of the message. One that would be refused whatever
     * its code is does not wait for it.
     */
    final Item byVendorId(
            Context context,
            @Nullable String provider,
            @Nullable String vendorMessageId,
            Function<CodeIds, Item> complete) {
        if (!context.findsCodes() || provider == null || vendorMessageId == null) {
            require("challengeId", null);
        } else if (vendorMessageId.isEmpty()) {
            in.refuse("vendorMessageId", "1 to 128 characters; was 0");
        }
        if (in.isBad() || provider == null || vendorMessageId == null) {
            return refused();
        }
        return complete.apply(SOME_CODE) instanceof Item.Refused refused
                ? refused
                : new Item.OfUnknownCode(provider, vendorMessageId, complete);
    }

    /** An event whose required fields are there. */
    final Item checked(String challengeId, T event, Optional<BadField> problem) {
        return problem.<Item>map(Item.Refused::new)
                .orElseGet(() -> new Item.Event(challengeId.getBytes(StandardCharsets.UTF_8), serde.encode(event)));
    }

    /** A name that nobody knows may be an address: only what looks like a field's name is shown. */
    private static String shown(String name) {
        boolean looksLikeOne = !name.isEmpty() && name.length() <= NAME_MAX && isLetter(name.charAt(0));
        for (int i = 1; i < name.length() && looksLikeOne; i++) {
            looksLikeOne = isLetter(name.charAt(i)) || (name.charAt(i) >= '0' && name.charAt(i) <= '9');
        }
        return looksLikeOne ? name : "a field whose name is not of [A-Za-z][A-Za-z0-9]{0,31}";
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
