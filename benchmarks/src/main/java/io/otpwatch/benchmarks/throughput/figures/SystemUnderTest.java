package io.otpwatch.benchmarks.throughput.figures;

import com.fasterxml.jackson.annotation.JsonValue;

/** Those that are compared. */
public enum SystemUnderTest {
    /** Kafka Streams with the same sources, settings and decoding, and nothing behind it. */
    NOTHING("nothing"),
    /** The processor's own graph. */
    OTPWATCH("otpwatch"),
    /** The same over other inputs of the same size, in which one domain has half of all sends. */
    OTPWATCH_ONE_DOMAIN("otpwatch-half-in-one-domain");

    private final String label;

    SystemUnderTest(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }
}
