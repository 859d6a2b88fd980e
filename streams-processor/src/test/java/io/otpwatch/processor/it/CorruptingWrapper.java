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
 * Has three tasks of the first stage found corrupted, each past the first horizon, so that outcomes are in the
 * transaction, and two of the second. All tasks of a stage come there at about the same time: the second and third are
 * found in the rebalance that the first one's revival asks for.
 */
public final class CorruptingWrapper implements ProcessorWrapper {
    private static final int FIRST_STAGE_AT = 60_000;
    private static final AtomicInteger FIRST_STAGE_LEFT = new AtomicInteger(3);
    /** A batch each second from each of the first stage's tasks. */
    private static final int SECOND_STAGE_AT = 90;

    private static final AtomicInteger SECOND_STAGE_LEFT = new AtomicInteger(2);
    /** Of each task, in whatever thread it runs. */
    private static final Map<TaskId, AtomicInteger> RECORDS = new ConcurrentHashMap<>();

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return ProcessorWrapper.asWrapped(new ProcessorSupplier<KIn, VIn, KOut, VOut>() {
            @Override
            public Processor<KIn, VIn, KOut, VOut> get() {
                return new Corrupting<>(supplier.get(), name.equals(Names.DETECT));
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
        private final int at;
        private final AtomicInteger left;
        private ProcessorContext<KOut, VOut> context;

        Corrupting(Processor<KIn, VIn, KOut, VOut> inner, boolean secondStage) {
            this.inner = inner;
            at = secondStage ? SECOND_STAGE_AT : FIRST_STAGE_AT;
            left = secondStage ? SECOND_STAGE_LEFT : FIRST_STAGE_LEFT;
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
            if (records == at && left.getAndDecrement() > 0) {
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
