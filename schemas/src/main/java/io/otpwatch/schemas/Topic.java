package io.otpwatch.schemas;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and what it holds. Every topic has {@code message.timestamp.type=LogAppendTime}.
 *
 * @param name as in Kafka
 * @param partitions outside the demo, ≥ 1; fixed for life, as the partition of a key follows from it
 * @param retention how long records are kept, by append time
 * @param serde of the values; keys are UTF-8 text
 */
public record Topic<V extends SpecificRecord>(String name, int partitions, Duration retention, EventSerde<V> serde) {
    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions of " + name + " must be at least 1: " + partitions);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention of " + name + " must be > 0: " + retention);
        }
    }
}
