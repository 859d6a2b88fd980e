package io.otpwatch.benchmarks.throughput;

import io.otpwatch.processor.status.Progress;
import io.otpwatch.processor.status.Stage;
import io.otpwatch.processor.status.TaskStatuses;

/**
 * What the table's memory comes to for a code, looked at again and again while it grows from half the codes to all of
 * them: a table that grows by doubling is at its worst just after it has.
 */
final class TableSamples {
    private final TaskStatuses statuses;
    private final long codes;
    private double worstBytesPerCode;
    private long inFlight;
    private long bytes;

    TableSamples(TaskStatuses statuses, long codes) {
        this.statuses = statuses;
        this.codes = codes;
    }

    void sample() {
        inFlight = 0;
        bytes = 0;
        for (TaskStatuses.TaskStatus task : statuses.all()) {
            if (task.task().stage() == Stage.CORRELATE) {
                Progress progress = task.progress(); // one look, so that both belong together
                inFlight += progress.codesInFlight();
                bytes += progress.bytes();
            }
        }
        if (inFlight > 0 && inFlight >= codes / 2) {
            worstBytesPerCode = Math.max(worstBytesPerCode, (double) bytes / inFlight);
        }
    }

    /** At the last sample. */
    long inFlight() {
        return inFlight;
    }

    /** At the last sample. */
    long bytes() {
        return bytes;
    }

    double worstBytesPerCode() {
        return worstBytesPerCode;
    }
}
