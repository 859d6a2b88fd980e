package io.otpwatch.simulator;

import io.otpwatch.kit.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to their topics. Never waits for an acknowledgement; only for room in the producer's
 * buffer of 32 MiB, and for a broker that has not been reached yet. An event is not given up while
 * the appender is open, unless the broker refuses it.
 */
final class Appender implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final AppendListener listener;
    private final Outage outage = new Outage();
    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile boolean closing;

    Appender(Producer<byte[], byte[]> producer, AppendListener listener) {
        this.producer = producer;
        this.listener = listener;
    }

    static Appender open(KafkaSettings kafka, AppendListener listener) {
        return new Appender(
                new KafkaProducer<>(config(kafka), new ByteArraySerializer(), new ByteArraySerializer()), listener);
    }

    static Map<String, Object> config(KafkaSettings kafka) {
        Map<String, Object> config = new HashMap<>(kafka.producer());
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, "33554432");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "1000");
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        // A broker takes any first sequence number of a producer that it does not know. With several requests under
        // way, a first batch that is refused (the leader of a new topic is not ready) would be overtaken by the
        // second, and then be refused as out of order for ever.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, "65536"); // the more in the one request
        return config;
    }

    /** Hands the event over as soon as there is room; gives it up only when closed or interrupted. */
    void append(SimulatedEvent event) {
        byte[] key = event.challengeId().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> append =
                new ProducerRecord<>(event.topic().name(), key, event.encode());
        Delivery delivery = new Delivery(event);
        sent.increment();
        boolean taken = false;
        try {
            while (!taken && !closing) {
                taken = delivery.isTaken(append);
                if (!taken) {
                    watch();
                }
            }
        } catch (KafkaException | IllegalStateException e) {
            if (!closing) {
                throw e;
            }
        } finally {
            failed.add(taken ? 0 : 1);
        }
    }

    /** Says so when nothing has been acknowledged for a while, and when that is over. To be called now and then. */
    void watch() {
        outage.observe(counts());
    }

    /** Waits until everything is acknowledged or failed. */
    void flush() {
        producer.flush();
    }

    SimulatorCounts counts() {
        long givenUp = failed.sum();
        long done = acknowledged.sum();
        return new SimulatorCounts(sent.sum(), done, givenUp); // sent last, so that it is never the least
    }

    /** What is not acknowledged within a second has failed. */
    @Override
    public void close() {
        closing = true;
        producer.close(Duration.ofSeconds(1));
    }

    private final class Delivery implements Callback {
        private final SimulatedEvent event;
        private final Thread caller = Thread.currentThread();
        private boolean refused;

        Delivery(SimulatedEvent event) {
            this.event = event;
        }

        /** False if the producer had no room, or knew no broker, within its time. */
        @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
        boolean isTaken(ProducerRecord<byte[], byte[]> append) {
            refused = false;
            producer.send(append, this);
            return !refused;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
            if (problem instanceof TimeoutException && Thread.currentThread() == caller) {
                refused = true; // before it was taken: a producer answers so from within send()
            } else if (problem != null || metadata == null) {
                failed.increment();
            } else {
                listener.appended(new Appended(event, metadata.timestamp(), metadata.partition(), metadata.offset()));
                acknowledged.increment();
            }
        }
    }
}
