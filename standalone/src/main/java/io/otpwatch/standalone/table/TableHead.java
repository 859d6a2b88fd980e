package io.otpwatch.standalone.table;

import java.time.Duration;
import java.util.List;

/**
 * What the table says above and below its rows.
 *
 * @param scenario as it was asked for
 * @param elapsed since traffic began
 * @param horizon after which a code is counted as received, failed or missing
 * @param watermarkLag how far behind the present the processor's time is
 * @param phase what is going on, one sentence: what the scenario breaks now, or how long draining takes yet
 * @param footer where to look further
 */
public record TableHead(
        String scenario,
        Duration elapsed,
        Duration horizon,
        Duration watermarkLag,
        long inFlight,
        Totals totals,
        String phase,
        List<String> footer) {
    public TableHead {
        footer = List.copyOf(footer);
    }

    /** Committed counts over all routes since the start. */
    public record Totals(long sent, long received, long failed, long missing) {}
}
