/** The processor beside Kafka Streams doing nothing, on the same broker and the same events. */
@NullMarked
package io.otpwatch.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
