package io.otpwatch.processor.correlate;

import io.otpwatch.events.CellKind;
import java.util.HashMap;
import java.util.Map;

/** What was counted on one route, for tests. */
final class RouteCounts {
    private record Cell(CellKind kind, int bin) {}

    private final Map<Cell, Long> cells = new HashMap<>();
    private final Map<Long, Long> sentByCohort = new HashMap<>();

    void add(long cohort, CellKind kind, int bin, long count) {
        cells.merge(new Cell(kind, bin), count, Long::sum);
        if (kind == CellKind.SENT) {
            sentByCohort.merge(cohort, count, Long::sum);
        }
    }

    long sent() {
        return of(CellKind.SENT);
    }

    long sentIn(long cohort) {
        return sentByCohort.getOrDefault(cohort, 0L);
    }

    long stale() {
        return sentIn(Judge.NO_COHORT);
    }

    long challenges() {
        return of(CellKind.SENT, 1);
    }

    long receipts() {
        return of(CellKind.RECEIPT);
    }

    long receipts(int bin) {
        return of(CellKind.RECEIPT, bin);
    }

    long entered() {
        return of(CellKind.ENTERED);
    }

    long enteredByResend() {
        return of(CellKind.ENTERED_BY_RESEND);
    }

    long dueInTime() {
        return of(CellKind.DUE, 0);
    }

    long dueRecipient() {
        return of(CellKind.DUE, 1);
    }

    long dueFailed() {
        return of(CellKind.DUE, 2);
    }

    long dueOverdue() {
        return of(CellKind.DUE, 3);
    }

    long received() {
        return of(CellKind.OUTCOME, 0);
    }

    long missing() {
        return of(CellKind.OUTCOME, 1);
    }

    long failed() {
        return of(CellKind.OUTCOME) - received() - missing();
    }

    long late() {
        return of(CellKind.LATE);
    }

    long duplicates() {
        return of(CellKind.DUPLICATE);
    }

    long unmatched() {
        return of(CellKind.UNMATCHED);
    }

    long temporary() {
        return of(CellKind.TEMPORARY);
    }

    /** Of all bins. */
    long of(CellKind kind) {
        return cells.entrySet().stream()
                .filter(cell -> cell.getKey().kind() == kind)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long of(CellKind kind, int bin) {
        return cells.getOrDefault(new Cell(kind, bin), 0L);
    }
}
