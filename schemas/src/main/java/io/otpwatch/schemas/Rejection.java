package io.otpwatch.schemas;

import java.util.Locale;

/** Why a record cannot be used: the closed set of {@code reason} in dead letters and metrics. */
public enum Rejection {
    /** It names a schema that no released version has, or an id that the schema registry does not know. */
    UNKNOWN_SCHEMA,
    /** It is neither in Avro's single-object encoding nor in Confluent's framing, breaks off, or goes on behind its end. */
    MALFORMED,
    /** It is larger than {@link EventSerde#MAX_BYTES}; nothing of it was decoded. */
    TOO_LARGE,
    /** It has no value, and is not a heartbeat. */
    EMPTY,
    /** It was decoded, but a field breaks the rule of its doc ({@link EventRules}). */
    BAD_FIELD,
    /** Its challenge has more codes than are kept. */
    CHALLENGE_TOO_LONG,
    /** It is in Confluent's framing, and no schema registry is configured. */
    NO_REGISTRY,
    /** It is in Confluent's framing, and the schema with its id cannot be read as this event. */
    INCOMPATIBLE_SCHEMA,
    /** It is in Confluent's framing, and the schema registry did not answer in time: it can be replayed. */
    REGISTRY_AWAY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As written in dead letters and metrics, lower case with underscores. */
    public String label() {
        return label;
    }
}
