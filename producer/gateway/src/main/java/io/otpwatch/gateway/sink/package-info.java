/** Events to Kafka: requests under way, acknowledgements, and the circuit. */
@NullMarked
package io.otpwatch.gateway.sink;

import org.jspecify.annotations.NullMarked;
