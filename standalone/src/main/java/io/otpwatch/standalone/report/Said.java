package io.otpwatch.standalone.report;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.standalone.incidents.SeenIncident;
import java.util.List;

/**
 * What the monitor said, as its topics have it.
 *
 * @param latest health of each route
 * @param incidents in the order in which they were opened
 */
public record Said(List<RouteHealth> latest, List<SeenIncident> incidents, Outcomes outcomes) {
    public Said {
        latest = List.copyOf(latest);
        incidents = List.copyOf(incidents);
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
