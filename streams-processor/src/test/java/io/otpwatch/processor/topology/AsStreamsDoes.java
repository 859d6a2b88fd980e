package io.otpwatch.processor.topology;

import org.apache.kafka.common.TopicPartition;

/** Streams alone decides where reading goes on. */
final class AsStreamsDoes implements Reading {
    @Override
    public void goBackTo(TopicPartition input, long position) {}

    @Override
    public void goBackToCommitted(TopicPartition input) {}
}
