package io.otpwatch.processor.detect;

import io.otpwatch.events.ReasonClass;

/** What is counted of a route since ever, see {@link io.otpwatch.events.RouteTotals}. The order is that of snapshots. */
enum Total {
    SENT,
    STALE,
    CHALLENGES,
    RECEIPTS,
    ENTERED,
    ENTERED_BY_RESEND,
    DUE_IN_TIME,
    DUE_RECIPIENT,
    DUE_FAILED,
    DUE_OVERDUE,
    RECEIVED,
    MISSING,
    FAILED_RECIPIENT,
    FAILED_OPERATOR,
    FAILED_SENDER,
    FAILED_PROVIDER,
    FAILED_UNKNOWN,
    TEMPORARY_FAILURES,
    LATE,
    DUPLICATES,
    UNMATCHED;

    static final int COUNT = values().length;

    private static final Total[] DUE = {DUE_IN_TIME, DUE_RECIPIENT, DUE_FAILED, DUE_OVERDUE};
    private static final ReasonClass[] CLASSES = ReasonClass.values();

    /** {@code bin} of a DUE cell. */
    static Total ofDue(int bin) {
        return DUE[bin];
    }

    /** {@code bin} of an OUTCOME cell; a class that is newer than this version counts as unknown. */
    static Total ofOutcome(int bin) {
        if (bin < 2) {
            return bin == 0 ? RECEIVED : MISSING;
        }
        return switch (bin - 2 < CLASSES.length ? CLASSES[bin - 2] : ReasonClass.UNKNOWN) {
            case RECIPIENT -> FAILED_RECIPIENT;
            case OPERATOR -> FAILED_OPERATOR;
            case SENDER -> FAILED_SENDER;
            case PROVIDER -> FAILED_PROVIDER;
            case TEMPORARY, UNKNOWN -> FAILED_UNKNOWN;
        };
    }
}
