package io.otpwatch.processor.it;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteTotals;
import io.otpwatch.schemas.Route;
import io.otpwatch.simulator.Count;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What routes say of themselves, in the ledger's terms: counts that are not zero. */
final class RouteLedger {
    private RouteLedger() {}

    static Map<Route, Map<Count, Long>> of(Map<Route, RouteHealth> healths) {
        Map<Route, Map<Count, Long>> counts = new HashMap<>();
        healths.forEach((route, health) -> counts.put(route, nonZero(counts(health.getTotals()))));
        counts.values().removeIf(Map::isEmpty);
        return counts;
    }

    static Map<Count, Long> nonZero(Map<Count, Long> counts) {
        Map<Count, Long> some = new EnumMap<>(Count.class);
        counts.forEach((count, value) -> {
            if (value != 0) {
                some.put(count, value);
            }
        });
        return some;
    }

    private static Map<Count, Long> counts(RouteTotals totals) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        counts.put(Count.SENT, totals.getSent());
        counts.put(Count.STALE, totals.getStale());
        counts.put(Count.CHALLENGES, totals.getChallenges());
        counts.put(Count.RECEIPTS, totals.getReceipts());
        counts.put(Count.ENTERED, totals.getEntered());
        counts.put(Count.ENTERED_BY_RESEND, totals.getEnteredByResend());
        counts.put(Count.DUE_IN_TIME, totals.getDueInTime());
        counts.put(Count.DUE_RECIPIENT, totals.getDueRecipient());
        counts.put(Count.DUE_FAILED, totals.getDueFailed());
        counts.put(Count.DUE_OVERDUE, totals.getDueOverdue());
        counts.put(Count.RECEIVED, totals.getReceived());
        counts.put(Count.MISSING, totals.getMissing());
        counts.put(
                Count.FAILED,
                totals.getFailedRecipient()
                        + totals.getFailedOperator()
                        + totals.getFailedSender()
                        + totals.getFailedProvider()
                        + totals.getFailedUnknown());
        counts.put(Count.TEMPORARY, totals.getTemporaryFailures());
        counts.put(Count.LATE, totals.getLate());
        counts.put(Count.DUPLICATES, totals.getDuplicates());
        counts.put(Count.UNMATCHED, totals.getUnmatched());
        return counts;
    }
}
