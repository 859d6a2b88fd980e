package io.otpwatch.standalone.report;

import io.otpwatch.simulator.Cause;
import java.time.Instant;
import java.util.List;

/**
 * What was run.
 *
 * @param rate sends a second that were asked for
 * @param trafficEndedAt when no new challenges began any more
 * @param truth what the scenario broke
 */
public record Run(
        String scenario, long seed, double rate, Instant startedAt, Instant trafficEndedAt, List<Cause> truth) {
    public Run {
        truth = List.copyOf(truth);
    }
}
