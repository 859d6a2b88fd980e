package io.otpwatch.benchmarks.throughput;

/**
 * How far a run is, and where its second half began: that of the records, or, of a run that was stopped before it was
 * through, that of the time.
 */
final class Pace {
    private final long records;
    private final long startNanos;
    private final long atMostNanos;
    private Look halfOfRecords;
    private Look halfOfTime;
    private Look last;

    /** @param count of records at that moment */
    record Look(long nanos, long count) {}

    /**
     * From the first record on.
     *
     * @param records of the inputs
     * @param atMostNanos after which the run is stopped
     */
    Pace(long records, Look first, long atMostNanos) {
        this.records = records;
        this.startNanos = first.nanos;
        this.atMostNanos = atMostNanos;
        halfOfRecords = first;
        halfOfTime = first;
        last = first;
    }

    /** Whether the run is at its end with this look. */
    boolean isOver(Look look) {
        if (last.count < records / 2) {
            halfOfRecords = look;
        }
        if (last.nanos - startNanos < atMostNanos / 2) {
            halfOfTime = look;
        }
        last = look;
        return isThrough() || look.nanos - startNanos >= atMostNanos;
    }

    boolean isThrough() {
        return last.count >= records;
    }

    /** Of the records, 0 to 1. */
    double share() {
        return (double) last.count / records;
    }

    long secondHalfNanos() {
        return last.nanos - half().nanos;
    }

    /** Of the records, 0 to 1. */
    double secondHalfShare() {
        return (double) (last.count - half().count) / records;
    }

    private Look half() {
        return isThrough() ? halfOfRecords : halfOfTime;
    }
}
