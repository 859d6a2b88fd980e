package io.otpwatch.standalone.report;

import io.otpwatch.events.RouteTotals;
import io.otpwatch.simulator.Count;
import io.otpwatch.simulator.RouteCounts;
import io.otpwatch.standalone.health.Totals;
import java.util.EnumMap;
import java.util.Map;

/** What the monitor counted on a route, in the columns of the ground truth. */
final class HealthCounts {
    private HealthCounts() {}

    static RouteCounts of(RouteTotals totals) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            counts.put(count, of(totals, count));
        }
        return new RouteCounts(counts);
    }

    private static long of(RouteTotals totals, Count count) {
        return switch (count) {
            case SENT -> totals.getSent();
            case RECEIVED -> totals.getReceived();
            case FAILED -> Totals.failed(totals);
            case MISSING -> totals.getMissing();
            case LATE -> totals.getLate();
            case DUPLICATES -> totals.getDuplicates();
            case UNMATCHED -> totals.getUnmatched();
            case DUE_IN_TIME -> totals.getDueInTime();
            case DUE_RECIPIENT -> totals.getDueRecipient();
            case DUE_FAILED -> totals.getDueFailed();
            case DUE_OVERDUE -> totals.getDueOverdue();
            case CHALLENGES -> totals.getChallenges();
            case ENTERED -> totals.getEntered();
            case ENTERED_BY_RESEND -> totals.getEnteredByResend();
            case RECEIPTS -> totals.getReceipts();
            case STALE -> totals.getStale();
            case TEMPORARY -> totals.getTemporaryFailures();
        };
    }
}
