package io.otpwatch.processor.topology;

import org.apache.kafka.common.TopicPartition;

/** The reading of inputs by the stream thread that calls. */
@FunctionalInterface
public interface Reading {
    /** Reads on from wherever Streams does. */
    Reading AS_STREAMS_DOES = (input, position) -> {};

    /**
     * Reading of this input goes back to {@code position}, an offset, if it is past it. Position 0: the state has seen
     * none of this input, and reading goes on from what the group has committed.
     */
    void goBackTo(TopicPartition input, long position);
}
