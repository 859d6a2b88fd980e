package io.otpwatch.processor.store;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.internals.Task;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The durable home of event-sourced state: its history goes to the changelog in chunks, full ones at once, the rest
 * just before Streams commits, all in the transaction of the records that made it. One record for thousands of events,
 * where a key-value store writes one for each.
 *
 * <p>What runs inside a task's commit, before offsets and the end of the transaction, is
 * {@link CachedStateStore#flushCache()}: {@code ProcessorStateManager.flushCache}, called by {@code
 * StreamTask.prepareCommit} on interval, revocation and clean close. A chunk written on a dirty close is void, its
 * transaction is aborted; standbys never call it. The interfaces are Kafka's own, not public ones; no other class
 * of ours knows them, and the tests that kill a processor between commits are the guard when Kafka is upgraded.
 *
 * <p>Streams initialises the same object again after a TaskCorruptedException, and keeps it when a standby becomes
 * active and back: so {@link #init} forgets everything, and what was written is forgotten only after the write.
 */
public final class ChunkLoggedStore<S extends EventSourced> implements StateStore, CachedStateStore<byte[], byte[]> {
    /** The changelog is not compacted; Streams skips records without a key when it restores. */
    private static final Bytes KEY = Bytes.wrap(new byte[] {1});

    private final String name;
    private final S state;
    private final ChangelogTrimmer trimmer;
    private final TrimMarks marks = new TrimMarks();
    private @Nullable InternalProcessorContext<?, ?> context;
    private boolean open;
    private boolean usedSinceFlush;

    ChunkLoggedStore(String name, S state, ChangelogTrimmer trimmer) {
        this.name = name;
        this.state = state;
        this.trimmer = trimmer;
    }

    public S state() {
        return state;
    }

    /** Writes the history to the changelog if it has reached the size of a chunk; called after each record. */
    public void writeFullChunk() {
        usedSinceFlush = true;
        if (state.chunkIsFull()) {
            writeChunk();
        }
    }

    /** Writes the history since the last chunk to the changelog, if there is any. */
    public void writeChunk() {
        usedSinceFlush = true;
        byte[] chunk = state.pendingChunk();
        if (chunk == null) {
            return;
        }
        InternalProcessorContext<?, ?> task = task();
        long now = task.currentSystemTimeMs();
        task.logChange(name, KEY, chunk, now, new RecordHeaders(), Position.emptyPosition());
        marks.written(now, state.highestAppend(chunk));
        state.chunkWritten();
    }

    /** Deletes what is no longer needed of the changelog, asynchronously, by what is known to be committed. */
    public void trim() {
        InternalProcessorContext<?, ?> task = task();
        marks.firstNeeded()
                .ifPresent(mark ->
                        trimmer.trim(task.changelogFor(name), task.taskId().partition(), mark));
    }

    @Override
    public void init(StateStoreContext storeContext, StateStore root) {
        context = (InternalProcessorContext<?, ?>) storeContext;
        state.clear();
        marks.clear();
        usedSinceFlush = false;
        storeContext.register(root, (RecordBatchingStateRestoreCallback) this::restore);
        state.opened(context.taskId().partition(), context.taskType() == Task.TaskType.STANDBY);
        open = true;
    }

    @Override
    public void flushCache() {
        // A task whose commit failed is flushed once more before it is closed, and nothing is processed between.
        if (usedSinceFlush) {
            state.previousCommitSucceeded();
            marks.previousCommitSucceeded();
        }
        writeChunk();
        marks.flushed(state.neededFrom());
        usedSinceFlush = false;
    }

    @Override
    public void clearCache() {
        if (state.pendingChunk() != null) {
            throw new IllegalStateException(
                    "store " + name + " has history that was not written before the task moved");
        }
        state.suspended();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            state.closed();
            state.clear();
        }
    }

    private void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            state.replay(record.value());
            marks.restored(record.offset(), state.highestAppend(record.value()));
        }
        marks.forgetBefore(state.neededFrom());
    }

    private InternalProcessorContext<?, ?> task() {
        if (context == null) {
            throw new IllegalStateException("store " + name + " was not initialised");
        }
        return context;
    }
}
