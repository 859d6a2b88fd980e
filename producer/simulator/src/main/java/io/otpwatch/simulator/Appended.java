package io.otpwatch.simulator;

/**
 * An event that the broker acknowledged.
 *
 * @param appendedAtMs the broker's append time, milliseconds since 1970
 */
public record Appended(SimulatedEvent event, long appendedAtMs, int partition, long offset) {}
