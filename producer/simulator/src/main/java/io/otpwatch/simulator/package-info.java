/**
 * Simulated login-code traffic and its ground truth.
 *
 * <p>The core is pure and seeded: {@link io.otpwatch.simulator.TrafficModel} says what happens,
 * {@link io.otpwatch.simulator.Ledger} what must become of it. Around it {@link
 * io.otpwatch.simulator.Simulator} appends the events to Kafka in real time, as a login service and
 * its providers would.
 */
@NullMarked
package io.otpwatch.simulator;

import org.jspecify.annotations.NullMarked;
