package io.otpwatch.processor.topology;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.metrics.CommittedRejections;
import io.otpwatch.processor.status.Progress;
import io.otpwatch.processor.status.Stage;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.EventSourced;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A correlate task's state in its store: the durable part, and the counts that wait for the commit. */
record CorrelateState(Correlation correlation, CommittedRejections rejections, TaskStatuses statuses)
        implements EventSourced {
    void is(TaskStatuses.State state, int partition) {
        statuses.set(correlation, new TaskStatuses.Task(Stage.CORRELATE, partition), state, this::progress);
    }

    private Progress progress() {
        Correlation.Progress progress = correlation.progress();
        return new Progress(
                progress.watermark(),
                progress.inFlight(),
                progress.bytes(),
                Map.of("codesInFlight", progress.inFlight()));
    }

    @Override
    public void opened(int partition, boolean standby) {
        correlation.opened(partition, standby);
        is(standby ? TaskStatuses.State.STANDBY : TaskStatuses.State.RESTORING, partition);
    }

    @Override
    public void suspended() {
        rejections.previousCommitSucceeded();
        rejections.cleared();
    }

    @Override
    public void closed() {
        statuses.remove(correlation);
    }

    @Override
    public void clear() {
        rejections.cleared();
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
        rejections.previousCommitSucceeded();
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
