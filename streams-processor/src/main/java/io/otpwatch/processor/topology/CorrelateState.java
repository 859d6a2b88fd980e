package io.otpwatch.processor.topology;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.metrics.CommittedCounts;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.EventSourced;
import org.jspecify.annotations.Nullable;

/** A correlate task's state in its store: the durable part, and the counts that wait for the commit. */
record CorrelateState(Correlation correlation, CommittedCounts counts, TaskStatuses statuses) implements EventSourced {
    @Override
    public void opened(int partition, boolean standby) {
        statuses.set(partition, standby ? TaskStatuses.State.STANDBY : TaskStatuses.State.RESTORING, correlation);
    }

    @Override
    public void suspended() {
        counts.suspended();
    }

    @Override
    public void closed() {
        statuses.remove(correlation);
    }

    @Override
    public void clear() {
        counts.cleared();
        correlation.clear();
    }

    @Override
    public void replay(byte[] chunk) {
        correlation.replay(chunk);
    }

    @Override
    public boolean chunkIsFull() {
        return correlation.chunkIsFull();
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        return correlation.pendingChunk();
    }

    @Override
    public void chunkWritten() {
        correlation.chunkWritten();
    }

    @Override
    public void previousCommitSucceeded() {
        counts.previousCommitSucceeded();
    }

    @Override
    public long neededFrom() {
        return correlation.neededFrom();
    }

    @Override
    public long highestAppend(byte[] chunk) {
        return correlation.highestAppend(chunk);
    }
}
