package io.otpwatch.standalone.report;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.standalone.health.BadPhase;
import java.util.List;

/**
 * What the monitor said, as its topics have it.
 *
 * @param latest health of each route
 * @param badPhases of all routes, in the order in which they were opened
 */
public record Said(List<RouteHealth> latest, List<BadPhase> badPhases, Outcomes outcomes) {
    public Said {
        latest = List.copyOf(latest);
        badPhases = List.copyOf(badPhases);
    }

    /** Batches of deltas that came once more, on the partition where most did. */
    long repeats() {
        return latest.stream().mapToLong(RouteHealth::getRepeats).max().orElse(0);
    }

    /** Batches of deltas that never came, on the partition where most did not. */
    long gaps() {
        return latest.stream().mapToLong(RouteHealth::getGaps).max().orElse(0);
    }
}
