package io.otpwatch.processor.metrics;

import io.otpwatch.schemas.Rejection;
import java.util.EnumMap;
import java.util.Map;

/**
 * Holds back how many records a task refused until that is committed. What is counted between two commits belongs to the
 * second; when the one after it begins, the second is known to have succeeded, and its counts are told. What a task that
 * is lost had not committed is dropped: its next owner counts it again.
 */
public final class CommittedRejections {
    private final WatchMetrics metrics;
    private Map<Rejection, Long> counting = new EnumMap<>(Rejection.class);
    private Map<Rejection, Long> flushed = new EnumMap<>(Rejection.class);

    public CommittedRejections(WatchMetrics metrics) {
        this.metrics = metrics;
    }

    public void rejected(Rejection reason) {
        counting.merge(reason, 1L, Long::sum);
    }

    /** What was counted before the previous commit began is committed. */
    public void previousCommitSucceeded() {
        flushed.forEach(metrics::rejected);
        flushed.clear();
        Map<Rejection, Long> told = flushed;
        flushed = counting;
        counting = told;
    }

    /** What is not known to be committed is void. */
    public void cleared() {
        counting.clear();
        flushed.clear();
    }
}
