package io.otpwatch.schemas;

import java.util.Locale;

/** Why a record cannot be used: the closed set of {@code reason} in dead letters and metrics. */
public enum Rejection {
    /** It names a schema that no released version has. */
    UNKNOWN_SCHEMA,
    /** It is not Avro single-object encoding, breaks off, or goes on behind its end. */
    MALFORMED,
    /** It is larger than {@link EventSerde#MAX_BYTES}; nothing of it was decoded. */
    TOO_LARGE,
    /** It has no value, and is not a heartbeat. */
    EMPTY,
    /** It was decoded, but a field breaks the rule of its doc ({@link EventRules}). */
    BAD_FIELD,
    /** Its challenge has more codes than are kept. */
    CHALLENGE_TOO_LONG;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As written in dead letters and metrics, lower case with underscores. */
    public String label() {
        return label;
    }
}
