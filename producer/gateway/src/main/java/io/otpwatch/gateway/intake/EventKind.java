package io.otpwatch.gateway.intake;

import com.fasterxml.jackson.core.JsonParser;
import io.otpwatch.schemas.Topics;

/** What is taken in, each under a path of its own. */
public enum EventKind {
    SENT("/v1/sent", Topics.CODE_SENT.name()),
    RECEIVED("/v1/received", Topics.CODE_RECEIVED.name()),
    FAILED("/v1/failed", Topics.CODE_FAILED.name());

    private final String path;
    private final String topic;

    EventKind(String path, String topic) {
        this.path = path;
        this.topic = topic;
    }

    public String path() {
        return path;
    }

    public String topic() {
        return topic;
    }

    ObjectReader<?> reader(JsonParser json, Context context) {
        return switch (this) {
            case SENT -> new SentReader(json, context);
            case RECEIVED -> new ReceivedReader(json, context);
            case FAILED -> new FailedReader(json, context);
        };
    }
}
