package io.otpwatch.gateway.intake;

import io.otpwatch.rules.BadField;
import java.util.function.Function;

/** What one JSON object came to. */
public sealed interface Item {
    /** Ready for its topic. */
    @SuppressWarnings("ArrayRecordComponent") // as Kafka takes it; never compared
    record Event(byte[] key, byte[] value) implements Item {}

    /**
     * A receipt or failure that only knows the provider's id.
     *
     * @param complete the event, once the code is known
     */
    record OfUnknownCode(String provider, String vendorMessageId, Function<CodeIds, Item> complete) implements Item {}

    /**
     * A send to a domain that is not well known.
     *
     * @param complete the event, once the domain's operator is known or given up
     */
    record OfUnknownOperator(String domain, Function<String, Item> complete) implements Item {}

    /** Not an event. */
    record Refused(BadField why) implements Item {}

    static Item refused(String field, String expected) {
        return new Refused(new BadField(field, expected));
    }
}
