package io.otpwatch.standalone.replay;

import io.otpwatch.schemas.Topic;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it was recorded, with the times of then.
 *
 * @param timeField which of its fields says when it happened
 */
record Recorded<T extends SpecificRecord>(Topic<T> topic, String timeField, T event) {
    private static final String EXPIRES_AT = "expiresAt";

    /** When it happened, milliseconds since 1970. */
    long atMs() {
        return (long) event.get(position(timeField));
    }

    /** The Kafka key. */
    String challengeId() {
        return (String) event.get(position("challengeId"));
    }

    /** The value in the topic's wire format, as if it happened at {@code atMs}; a code stays good as long as it was. */
    byte[] encodeAt(long atMs) {
        T moved = SpecificData.get().deepCopy(event.getSchema(), event);
        moved.put(position(timeField), atMs);
        Schema.Field expiry = event.getSchema().getField(EXPIRES_AT);
        if (expiry != null && event.get(expiry.pos()) instanceof Long expiresAt) {
            moved.put(expiry.pos(), expiresAt - atMs() + atMs);
        }
        return topic.serde().encode(moved);
    }

    private int position(String field) {
        return event.getSchema().getField(field).pos();
    }
}
