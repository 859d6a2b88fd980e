package io.otpwatch.schemas;

import java.lang.reflect.Constructor;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * How Avro makes one of our events: always of the class that the caller named, never by a name found in a schema.
 * Avro's look-up by name would need our classes in its process-wide list of trusted ones, which is not ours to change:
 * the client library lives in other people's services.
 */
final class EventModel extends SpecificData {
    private final Constructor<? extends SpecificRecord> constructor;

    EventModel(Class<? extends SpecificRecord> event) {
        super(event.getClassLoader());
        try {
            this.constructor = event.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(event.getName() + " is no generated event", e);
        }
        setCustomCoders(true); // the generated field by field coders: no boxing, no reflection
        setFastReaderEnabled(false); // it would go before them
    }

    @Override
    public Object newRecord(Object old, Schema schema) {
        try {
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AvroRuntimeException(e);
        }
    }
}
