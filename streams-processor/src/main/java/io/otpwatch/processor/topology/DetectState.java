package io.otpwatch.processor.topology;

import io.otpwatch.processor.detect.Detection;
import io.otpwatch.processor.metrics.CommittedHealth;
import io.otpwatch.processor.metrics.CommittedRejections;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.processor.status.Progress;
import io.otpwatch.processor.status.Stage;
import io.otpwatch.processor.status.TaskStatuses;
import io.otpwatch.processor.store.EventSourced;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A detect task's state in its store: the durable part, and what waits for the commit. */
final class DetectState implements EventSourced {
    private final Detection detection;
    private final CommittedHealth health;
    private final CommittedRejections rejections;
    private final TaskStatuses statuses;
    private long flushedPosition;
    private long committedPosition;

    DetectState(Detection detection, WatchMetrics metrics, TaskStatuses statuses) {
        this.detection = detection;
        this.statuses = statuses;
        health = new CommittedHealth(metrics);
        rejections = new CommittedRejections(metrics);
    }

    Detection detection() {
        return detection;
    }

    CommittedHealth health() {
        return health;
    }

    CommittedRejections rejections() {
        return rejections;
    }

    /** Offset before which all deltas are read for good; empty if none is known to be, or another application reads too. */
    OptionalLong doneWith() {
        return committedPosition > 0 && !detection.sharesTopic()
                ? OptionalLong.of(committedPosition)
                : OptionalLong.empty();
    }

    void is(TaskStatuses.State state, int partition) {
        statuses.set(detection, new TaskStatuses.Task(Stage.DETECT, partition), state, this::progress);
    }

    private Progress progress() {
        Detection.Progress progress = detection.progress();
        Map<String, Long> figures = Map.of(
                "routes", (long) progress.routes(),
                "activeRoutes", (long) progress.activeRoutes(),
                "sourcesMissing", (long) progress.sourcesMissing(),
                "repeats", progress.repeats(),
                "gaps", progress.gaps());
        return new Progress(progress.watermark(), 0, progress.bytes(), figures);
    }

    @Override
    public void opened(int partition, boolean standby) {
        is(standby ? TaskStatuses.State.STANDBY : TaskStatuses.State.RESTORING, partition);
    }

    @Override
    public void suspended() {
        health.suspended();
        rejections.previousCommitSucceeded();
        rejections.cleared();
    }

    @Override
    public void closed() {
        statuses.remove(detection);
    }

    @Override
    public void clear() {
        health.cleared();
        rejections.cleared();
        detection.clear();
        flushedPosition = 0;
        committedPosition = 0;
    }

    @Override
    public void replay(byte[] chunk) {
        detection.replay(chunk);
    }

    @Override
    public boolean chunkIsFull() {
        return detection.chunkIsFull();
    }

    @Override
    public byte @Nullable [] pendingChunk() {
        return detection.pendingChunk();
    }

    @Override
    public void chunkWritten() {
        detection.chunkWritten();
    }

    /** Called as a commit begins: nothing is read between this and the commit. */
    @Override
    public void previousCommitSucceeded() {
        health.previousCommitSucceeded();
        rejections.previousCommitSucceeded();
        committedPosition = flushedPosition;
        flushedPosition = detection.position();
    }

    @Override
    public long neededFrom() {
        return detection.neededFrom();
    }

    @Override
    public long highestAppend(byte[] chunk) {
        return detection.highestAppend(chunk);
    }
}
