package io.otpwatch.simulator;

import java.time.Duration;

/**
 * What came of appending a backlog.
 *
 * @param counts all acknowledged or failed
 * @param took from the first event handed over to the last acknowledgement
 */
public record Backlog(SimulatorCounts counts, Duration took) {}
