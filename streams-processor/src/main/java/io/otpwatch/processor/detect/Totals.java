package io.otpwatch.processor.detect;

import io.otpwatch.events.RouteTotals;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;

/** The cumulative counts of one route. */
final class Totals {
    private final long[] counts = new long[Total.COUNT];

    void add(Total total, int count) {
        counts[total.ordinal()] += count;
    }

    long of(Total total) {
        return counts[total.ordinal()];
    }

    /** Codes before their horizon: sent, without an outcome. Less than 0 only where batches were lost. */
    long inFlight() {
        long outcomes = 0;
        for (int i = Total.RECEIVED.ordinal(); i <= Total.FAILED_UNKNOWN.ordinal(); i++) {
            outcomes += counts[i];
        }
        return of(Total.SENT) - outcomes;
    }

    RouteTotals toEvent() {
        return new RouteTotals(
                of(Total.SENT),
                of(Total.STALE),
                of(Total.CHALLENGES),
                of(Total.RECEIPTS),
                of(Total.ENTERED),
                of(Total.ENTERED_BY_RESEND),
                of(Total.DUE_IN_TIME),
                of(Total.DUE_RECIPIENT),
                of(Total.DUE_FAILED),
                of(Total.DUE_OVERDUE),
                of(Total.RECEIVED),
                of(Total.MISSING),
                of(Total.FAILED_RECIPIENT),
                of(Total.FAILED_OPERATOR),
                of(Total.FAILED_SENDER),
                of(Total.FAILED_PROVIDER),
                of(Total.FAILED_UNKNOWN),
                of(Total.TEMPORARY_FAILURES),
                of(Total.LATE),
                of(Total.DUPLICATES),
                of(Total.UNMATCHED));
    }

    void write(PackedWriter out) {
        for (long count : counts) {
            out.varint(count);
        }
    }

    void read(PackedReader in) {
        for (int i = 0; i < Total.COUNT; i++) {
            counts[i] = in.varint();
        }
    }
}
