package io.otpwatch.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Answers, as Kafka's does, on a thread that is not the sender's; what it does not take it says within send. */
final class FakeProducer extends MockProducer<byte[], byte[]> {
    volatile List<? extends Throwable> notTaking = List.of();
    volatile boolean acknowledging = true;
    final AtomicInteger askedForMissing = new AtomicInteger();
    volatile @Nullable EventKind missing;
    private volatile CountDownLatch blocked = new CountDownLatch(0);
    private int calls;

    FakeProducer() {
        super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @param until that {@code send} blocks, which then says that the topic is missing */
    void missing(EventKind kind, CountDownLatch until) {
        blocked = until;
        missing = kind;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as Kafka's, which several threads may be in
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        EventKind kind = missing;
        if (kind == null || !kind.topic().equals(record.topic())) {
            return take(record, callback);
        }
        askedForMissing.incrementAndGet();
        try {
            blocked.await();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        ApiException failure =
                new TimeoutException("no metadata", new UnknownTopicOrPartitionException("no such topic"));
        callback.onCompletion(null, failure);
        return CompletableFuture.failedFuture(failure);
    }

    private synchronized Future<RecordMetadata> take(ProducerRecord<byte[], byte[]> record, Callback callback) {
        int call = calls++;
        if (call < notTaking.size()) {
            Throwable failure = notTaking.get(call);
            if (failure instanceof Error error) {
                throw error;
            }
            if (!(failure instanceof ApiException unavailable)) {
                throw (KafkaException) failure;
            }
            callback.onCompletion(null, unavailable);
            return CompletableFuture.failedFuture(unavailable);
        }
        Future<RecordMetadata> sent = super.send(record, callback);
        if (acknowledging) {
            completeNext();
        }
        return sent;
    }

    List<String> keys() {
        return history().stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .toList();
    }
}
