package io.otpwatch.benchmarks.throughput;

import io.otpwatch.events.CellKind;
import io.otpwatch.processor.correlate.Entry;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** One change of the store for each send, and for the first that is heard of it. Counts leave once a second. */
final class KeyValueProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final String STORE = "codes";
    private static final long HORIZON_MS = Duration.ofMinutes(30).toMillis();
    private static final int TIME_BYTES = Long.BYTES;

    private final int partitions;
    private final InputDecoder decoder = new InputDecoder();
    private final RouteText routes = new RouteText(decoder.routes);
    private final RouteCounts counts = new RouteCounts();
    /** By append time, so that what is due stands first. */
    private final ArrayDeque<Open> open = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init") // set by init
    private ProcessorContext<byte[], byte[]> context;

    @SuppressWarnings("NullAway.Init") // set by init
    private KeyValueStore<byte[], byte[]> codes;

    private record Open(Bytes code, long appendedAt) {}

    /** @param partitions of the counts */
    KeyValueProcessor(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        codes = context.getStateStore(STORE);
        readOpen();
        context.schedule(Duration.ofSeconds(1), PunctuationType.STREAM_TIME, this::second);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        String topic = context.recordMetadata().orElseThrow().topic();
        if (!decoder.decode(InputDecoder.input(topic), record.value(), record.timestamp())) {
            return;
        }
        Entry entry = decoder.entry;
        switch (entry.type) {
            case SENT -> send(entry);
            case RECEIPT -> heard(entry, CellKind.RECEIPT);
            case ENTRY -> heard(entry, CellKind.ENTERED);
            case FAILED -> heard(entry, CellKind.FAILURE);
            default -> {} // says nothing about any code
        }
    }

    private void send(Entry entry) {
        byte[] code = PackedCode.evidence(entry.code, true);
        byte[] route = routes.of(entry.route);
        codes.put(
                code,
                ByteBuffer.allocate(TIME_BYTES + route.length)
                        .putLong(entry.appendedAt)
                        .put(route)
                        .array());
        open.addLast(new Open(Bytes.wrap(code), entry.appendedAt));
        counts.add(route, entry.appendedAt, CellKind.SENT);
    }

    private void heard(Entry entry, CellKind kind) {
        byte[] code = PackedCode.evidence(entry.code, entry.named);
        byte[] send = codes.get(code);
        if (send != null) {
            close(code, send, kind);
        }
    }

    private void second(long now) {
        while (!open.isEmpty() && open.getFirst().appendedAt < now - HORIZON_MS) {
            Open due = open.removeFirst();
            byte[] send = codes.get(due.code.get());
            if (send != null && appendedAt(send) == due.appendedAt) {
                close(due.code.get(), send, CellKind.OUTCOME);
            }
        }
        counts.leave(context.taskId().partition(), partitions, now, context::forward);
    }

    private void close(byte[] code, byte[] send, CellKind kind) {
        codes.delete(code);
        counts.add(Arrays.copyOfRange(send, TIME_BYTES, send.length), appendedAt(send), kind);
    }

    private void readOpen() {
        List<Open> restored = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> all = codes.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> code = all.next();
                restored.add(new Open(Bytes.wrap(code.key), appendedAt(code.value)));
            }
        }
        restored.sort(Comparator.comparingLong(Open::appendedAt));
        open.addAll(restored);
    }

    private static long appendedAt(byte[] send) {
        return ByteBuffer.wrap(send).getLong();
    }
}
