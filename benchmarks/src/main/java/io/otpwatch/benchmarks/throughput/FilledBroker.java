package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.kit.KafkaSettings;

/**
 * A running broker whose inputs are filled and have been read once.
 *
 * @param consumerRecordsPerSecond of the plain consumer that read them
 */
record FilledBroker(KafkaSettings kafka, InputCounts inputs, double consumerRecordsPerSecond) {}
