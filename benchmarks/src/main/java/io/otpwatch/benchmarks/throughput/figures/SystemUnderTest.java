package io.otpwatch.benchmarks.throughput.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The two that are compared. */
public enum SystemUnderTest {
    /** Kafka Streams with the same sources, settings and decoding, and nothing behind it. */
    NOTHING,
    /** The processor's own graph. */
    OTPWATCH;

    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
