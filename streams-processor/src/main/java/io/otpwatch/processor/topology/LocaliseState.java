package io.otpwatch.processor.topology;

import io.otpwatch.processor.metrics.CommittedRejections;
import io.otpwatch.processor.overview.Localisation;
import io.otpwatch.processor.status.Progress;
import io.otpwatch.processor.status.Stage;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.EventSourced;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The localising task's state in its store: the durable part, and what waits for the commit. */
final class LocaliseState implements EventSourced {
    private final Localisation localisation;
    private final CommittedRejections rejections;
    private final TaskStatuses statuses;

    LocaliseState(Localisation localisation, CommittedRejections rejections, TaskStatuses statuses) {
        this.localisation = localisation;
        this.rejections = rejections;
        this.statuses = statuses;
    }

    Localisation localisation() {
        return localisation;
    }

    CommittedRejections rejections() {
        return rejections;
    }

    void is(TaskStatuses.State state, int partition) {
        statuses.set(
                localisation,
                new TaskStatuses.Task(Stage.LOCALISE, partition),
                state,
                () -> new Progress(localisation.watermark(), 0, 0, Map.of("untold", (long) localisation.untold())));
    }

    @Override
    public void opened(int partition, boolean standby) {
        is(standby ? TaskStatuses.State.STANDBY : TaskStatuses.State.RESTORING, partition);
    }

    @Override
    public void suspended() {
        rejections.previousCommitSucceeded();
        rejections.cleared();
    }

    @Override
    public void closed() {
        statuses.remove(localisation);
    }

    @Override
    public void clear() {
        rejections.cleared();
        localisation.clear();
    }

    @Override
    public void replay(byte[] chunk) {
        localisation.replay(chunk);
    }

    @Override
    public boolean chunkIsFull() {
        return localisation.chunkIsFull();
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        return localisation.pendingChunk();
    }

    @Override
    public void chunkWritten() {
        localisation.chunkWritten();
    }

    @Override
    public void previousCommitSucceeded() {
        rejections.previousCommitSucceeded();
    }

    @Override
    public long neededFrom() {
        return localisation.neededFrom();
    }

    @Override
    public long highestAppend(byte[] chunk) {
        return localisation.highestAppend(chunk);
    }
}
