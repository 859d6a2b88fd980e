package io.otpwatch.schemas;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic and what it holds. Every topic has {@code message.timestamp.type=LogAppendTime}.
 *
 * @param name as in Kafka
 * @param partitions outside the demo, ≥ 1; fixed for life, as the partition of a key follows from it
 * @param retention how long records are kept, by append time
 * @param cleanup what of it is deleted
 * @param serde of the values; keys are UTF-8 text
 */
public record Topic<V extends SpecificRecord>(
        String name, int partitions, Duration retention, Cleanup cleanup, EventSerde<V> serde) {
    /** What of a topic is deleted. */
    public enum Cleanup {
        /** Records past the retention. */
        DELETE("delete"),
        /** All but the latest of a key. */
        COMPACT("compact"),
        /** Records past the retention, and before that all but the latest of a key. */
        COMPACT_AND_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** As {@code cleanup.policy} takes it. */
        public String policy() {
            return policy;
        }
    }

    public Topic {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions of " + name + " must be at least 1: " + partitions);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention of " + name + " must be > 0: " + retention);
        }
    }
}
