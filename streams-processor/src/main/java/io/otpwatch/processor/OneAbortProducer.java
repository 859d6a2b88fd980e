package io.otpwatch.processor;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that begins no transaction after one was aborted.
 *
 * <p>When one task of a stream thread is closed dirty, Streams aborts the transaction of all of them, and does not tell
 * the others (RecordCollectorImpl.closeDirty in 4.3.1). What they had written is gone, and their state goes on as if it
 * were not: the outcomes in it would never come. So the thread must end; its successor restores what is committed.
 */
final class OneAbortProducer extends KafkaProducer<byte[], byte[]> {
    private volatile boolean aborted;

    OneAbortProducer(Map<String, Object> config) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void abortTransaction() {
        aborted = true;
        super.abortTransaction();
    }

    /** @throws KafkaException if a transaction was aborted: Streams ends the thread */
    @Override
    public void beginTransaction() {
        if (aborted) {
            throw new KafkaException("a transaction of this thread was aborted, and what its tasks had written with it:"
                    + " a new thread takes them over");
        }
        super.beginTransaction();
    }
}
