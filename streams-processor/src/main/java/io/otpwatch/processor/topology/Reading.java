package io.otpwatch.processor.topology;

import org.apache.kafka.common.TopicPartition;

/** Where the calling stream thread reads on in its inputs. It can be put back, never forward. */
public interface Reading {
    /** Goes back to this offset if reading stands past it. */
    void goBackTo(TopicPartition input, long position);

    /** Goes back to what the group has committed of the input, or to its beginning if that is nothing. */
    void goBackToCommitted(TopicPartition input);
}
