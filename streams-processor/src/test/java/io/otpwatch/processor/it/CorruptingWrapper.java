package io.otpwatch.processor.it;

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
 * Has three tasks found corrupted, each past the first horizon, so that outcomes are in the transaction. All tasks come
 * there at about the same time: the second and third are found in the rebalance that the first one's revival asks for.
 */
public final class CorruptingWrapper implements ProcessorWrapper {
    private static final int AT_RECORD = 60_000;
    private static final AtomicInteger LEFT = new AtomicInteger(3);
    /** Of each task, in whatever thread it runs. */
    private static final Map<TaskId, AtomicInteger> RECORDS = new ConcurrentHashMap<>();

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(new ProcessorSupplier<KIn, VIn, KOut, VOut>() {
            @Override
            public Processor<KIn, VIn, KOut, VOut> get() {
                return new Corrupting<>(supplier.get());
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

    private static final class Corrupting<KIn, VIn, KOut, VOut> implements Processor<KIn, VIn, KOut, VOut> {
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
            if (records == AT_RECORD && LEFT.getAndDecrement() > 0) {
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
