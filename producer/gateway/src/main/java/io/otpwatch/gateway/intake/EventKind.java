package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import io.otpwatch.schemas.Topics;
import java.util.function.BiFunction;

/** What is taken in, each under a path of its own. */
public enum EventKind {
    SENT("/v1/sent", Topics.CODE_SENT.name(), SentReader::new),
    RECEIVED("/v1/received", Topics.CODE_RECEIVED.name(), ReceivedReader::new),
    FAILED("/v1/failed", Topics.CODE_FAILED.name(), FailedReader::new);

    private final String path;
    private final String topic;

    @SuppressWarnings("ImmutableEnumChecker") // method references
    private final Readers readers;

    EventKind(String path, String topic, Readers readers) {
        this.path = path;
        this.topic = topic;
        this.readers = readers;
    }

    public String path() {
        return path;
    }

    public String topic() {
        return topic;
    }

    ObjectReader<?> reader(JsonParser json, Context context) {
        return readers.apply(json, context);
    }

    private interface Readers extends BiFunction<JsonParser, Context, ObjectReader<?>> {}
}
