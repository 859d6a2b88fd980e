package io.otpwatch.processor.store;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.processor.internals.Task;
import org.jspecify.annotations.Nullable;

/** A task of Streams as its store sees it. */
final class FakeTask {
    static final int PARTITION = 3;

    final List<byte[]> changelog = new ArrayList<>();
    final List<Bytes> keys = new ArrayList<>();
    final List<StateStore> registered = new ArrayList<>();
    Task.TaskType type = Task.TaskType.ACTIVE;
    long now = 1_700_000_000_000L;
    /** How many writes fail from now on. */
    int failures;

    private RecordBatchingStateRestoreCallback restore = records -> {};

    InternalProcessorContext<?, ?> context() {
        return (InternalProcessorContext<?, ?>) Proxy.newProxyInstance(
                FakeTask.class.getClassLoader(),
                new Class<?>[] {InternalProcessorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "taskId" -> new TaskId(0, PARTITION);
                    case "taskType" -> type;
                    case "currentSystemTimeMs" -> now;
                    case "changelogFor" -> "app-" + arguments[0] + "-changelog";
                    case "register" -> register((StateStore) arguments[0], arguments[1]);
                    case "logChange" -> log((Bytes) arguments[1], (byte[]) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** What the restore thread does with a batch of the changelog. */
    void restores(List<ConsumerRecord<byte[], byte[]>> batch) {
        restore.restoreBatch(batch);
    }

    private @Nullable Object register(StateStore store, Object callback) {
        registered.add(store);
        restore = (RecordBatchingStateRestoreCallback) callback;
        return null;
    }

    private @Nullable Object log(Bytes key, byte[] chunk) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("cannot write");
        }
        keys.add(key);
        changelog.add(chunk);
        return null;
    }
}
