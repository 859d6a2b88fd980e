package io.otpwatch.benchmarks.throughput.figures;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Those that are compared. */
public enum SystemUnderTest {
    /** Kafka Streams with the same sources, settings and decoding, and nothing behind it. */
    NOTHING("nothing"),
    /** The processor's own graph. */
    OTPWATCH("otpwatch"),
    /** The same over other inputs of the same size, in which one domain has half of all sends. */
    OTPWATCH_ONE_DOMAIN("otpwatch-half-in-one-domain"),
    /** The same task in the DSL of Kafka Streams: a left join and a windowed count. */
    DSL("dsl"),
    /** The same task with a key-value store that logs each change. */
    KEY_VALUE_STORE("key-value-store");

    private final String label;

    SystemUnderTest(String label) {
        this.label = label;
    }

    /** That of the label, if there is one. */
    public static Optional<SystemUnderTest> of(String label) {
        return Stream.of(values()).filter(system -> system.label.equals(label)).findFirst();
    }

    @JsonValue
    public String label() {
        return label;
    }

    /** Whether it is the processor, over whatever inputs. */
    public boolean isOtpwatch() {
        return this == OTPWATCH || this == OTPWATCH_ONE_DOMAIN;
    }

    /** Whether it is another way to do the processor's task: slow, and so stopped after a while. */
    public boolean isOtherWay() {
        return this == DSL || this == KEY_VALUE_STORE;
    }
}
