package io.otpwatch.processor.topology;

import io.otpwatch.processor.store.ChunkLoggedStore;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.processor.internals.Task;
import org.jspecify.annotations.Nullable;

/** A task of Streams as its processor and its store see it, which commits only when it is told to. */
final class FakeContext {
    /** What left the task, in order: the name of a sink, or "changelog". */
    final List<String> written = new ArrayList<>();

    final List<byte[]> changelog = new ArrayList<>();
    final InternalProcessorContext<byte[], byte[]> context = proxy();
    boolean timesOut;
    /** The wall clock, ms since 1970. */
    long nowMs;

    int scheduled;

    private final ChunkLoggedStore<?> store;
    private final Map<String, List<byte[]>> values = new HashMap<>();
    private final Map<Duration, List<Punctuator>> punctuators = new HashMap<>();
    private Optional<RecordMetadata> position = Optional.empty();

    FakeContext(ChunkLoggedStore<?> store) {
        this.store = store;
    }

    /** The record that the processor is given now. */
    void reads(String topic, long offset, long appendedAt) {
        position = Optional.of(new ProcessorRecordContext(appendedAt, offset, 0, topic, new RecordHeaders()));
    }

    @SuppressWarnings("unchecked") // the interface's parameters are gone at run time
    private InternalProcessorContext<byte[], byte[]> proxy() {
        return (InternalProcessorContext<byte[], byte[]>) Proxy.newProxyInstance(
                FakeContext.class.getClassLoader(),
                new Class<?>[] {InternalProcessorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "applicationId" -> "otpwatch";
                    case "taskId" -> new TaskId(0, 0);
                    case "taskType" -> Task.TaskType.ACTIVE;
                    case "currentSystemTimeMs" -> nowMs;
                    case "getStateStore" -> store;
                    case "recordMetadata" -> position;
                    case "schedule" -> schedule((Duration) arguments[0], (Punctuator) arguments[2]);
                    case "register" -> null;
                    case "changelogFor" -> "changelog-of-" + arguments[0];
                    case "forward" -> forward((Record<byte[], byte[]>) arguments[0], (String) arguments[1]);
                    case "logChange" -> log((byte[]) arguments[2]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private @Nullable Object forward(Record<byte[], byte[]> record, String sink) {
        if (timesOut) {
            throw new TimeoutException("no room");
        }
        written.add(sink);
        values.computeIfAbsent(sink, isNew -> new ArrayList<>()).add(record.value());
        return null;
    }

    /** What left by a sink, in order. */
    List<byte[]> values(String sink) {
        return values.getOrDefault(sink, List.of());
    }

    /** Lets the wall clock reach the next time of everything scheduled at this interval. */
    void punctuate(Duration interval) {
        nowMs += interval.toMillis();
        punctuators.getOrDefault(interval, List.of()).forEach(punctuator -> punctuator.punctuate(nowMs));
    }

    private Cancellable schedule(Duration interval, Punctuator punctuator) {
        scheduled++;
        punctuators.computeIfAbsent(interval, isNew -> new ArrayList<>()).add(punctuator);
        return () -> scheduled--;
    }

    private @Nullable Object log(byte[] chunk) {
        written.add("changelog");
        changelog.add(chunk);
        return null;
    }
}
