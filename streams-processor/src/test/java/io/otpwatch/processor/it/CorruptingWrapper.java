package io.otpwatch.processor.it;

import io.otpwatch.processor.topology.Names;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Has some tasks of one stage found corrupted. All tasks of a stage come to the record at about the same time: the second
 * and third are found in the rebalance that the first one's revival asks for.
 */
abstract class CorruptingWrapper implements ProcessorWrapper {
    /** Three tasks, each past the first horizon, so that outcomes are in the transaction. */
    public static final class OfFirstStage extends CorruptingWrapper {
        public OfFirstStage() {
            super(Names.CORRELATE, 60_000, 3);
        }
    }

    /** Two tasks, with a batch each second from each of the first stage's tasks. */
    public static final class OfSecondStage extends CorruptingWrapper {
        public OfSecondStage() {
            super(Names.DETECT, 90, 2);
        }
    }

    /** Of each task, in whatever thread it runs. */
    private static final Map<TaskId, AtomicInteger> RECORDS = new ConcurrentHashMap<>();

    private final String stage;
    private final int atRecord;
    private final AtomicInteger left;

    private CorruptingWrapper(String stage, int atRecord, int tasks) {
        this.stage = stage;
        this.atRecord = atRecord;
        left = new AtomicInteger(tasks);
    }

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(new ProcessorSupplier<KIn, VIn, KOut, VOut>() {
            @Override
            public Processor<KIn, VIn, KOut, VOut> get() {
                return name.equals(stage) ? new Corrupting<>(supplier.get()) : supplier.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        });
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private final class Corrupting<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {
        private final Processor<KIn, VIn, KOut, VOut> inner;
        private ProcessorContext<KOut, VOut> context;

        Corrupting(Processor<KIn, VIn, KOut, VOut> inner) {
            this.inner = inner;
        }

        @Override
        public void init(ProcessorContext<KOut, VOut> context) {
            this.context = context;
            inner.init(context);
        }

        @Override
        public void process(Record<KIn, VIn> record) {
            inner.process(record);
            int records = RECORDS.computeIfAbsent(context.taskId(), task -> new AtomicInteger())
                    .incrementAndGet();
            if (records == atRecord && left.getAndDecrement() > 0) {
                System.out.println("task " + context.taskId() + " is corrupted at record " + records);
                throw new TaskCorruptedException(Set.of(context.taskId()));
            }
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
