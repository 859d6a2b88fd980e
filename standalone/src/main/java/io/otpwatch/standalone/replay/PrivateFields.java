package io.otpwatch.standalone.replay;

import io.otpwatch.rules.Redactor;
import io.otpwatch.rules.VendorMessageIds;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** Keeps addresses and phone numbers out of those fields of an event that may hold any text. */
final class PrivateFields {
    private PrivateFields() {}

    /** Redacts a vendor's text, and hashes a vendor's id that has the form of an address. */
    static void makeHarmless(SpecificRecordBase event) {
        replace(event, "redactedText", Redactor::redact);
        replace(event, "vendorMessageId", VendorMessageIds::harmless);
    }

    /** Puts another text in place of a field's, if the event has one. */
    static void replace(SpecificRecordBase event, String name, UnaryOperator<String> other) {
        Schema.Field field = event.getSchema().getField(name);
        if (field != null && event.get(field.pos()) instanceof String text) {
            event.put(field.pos(), other.apply(text));
        }
    }
}
