package io.otpwatch.standalone.table;

import io.otpwatch.schemas.Horizons;
import io.otpwatch.standalone.health.Totals;
import java.time.Duration;
import java.util.List;

/**
 * What the table says above and below its rows.
 *
 * @param title what runs: {@code demo · showcase}
 * @param elapsed since it began
 * @param horizons after which a code is counted as received, failed or missing
 * @param watermarkLag how far behind the present the processor's time is
 * @param monitorLags whether that is so far that what is said of domains is old
 * @param phase what is going on, one sentence
 * @param incidents that are open, worst first
 * @param footer where to look further
 */
public record TableHead(
        String title,
        Duration elapsed,
        Horizons horizons,
        Duration watermarkLag,
        boolean monitorLags,
        long inFlight,
        Totals totals,
        String phase,
        List<IncidentRow> incidents,
        List<String> footer) {
    public TableHead {
        incidents = List.copyOf(incidents);
        footer = List.copyOf(footer);
    }
}
