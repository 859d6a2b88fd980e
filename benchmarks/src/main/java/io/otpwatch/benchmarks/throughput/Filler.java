package io.otpwatch.benchmarks.throughput;

import io.otpwatch.benchmarks.CannotMeasure;
import io.otpwatch.benchmarks.throughput.figures.InputCounts;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Heartbeat;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.SimulatedEvent;
import io.otpwatch.simulator.TrafficModel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Appends the traffic as fast as the broker takes it, with the producer settings of every otpwatch service, and a
 * heartbeat to each partition four times a second among it.
 */
final class Filler implements AutoCloseable {
    private static final long HEARTBEAT_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    /** Time goes on in steps of a second, and counts are published with them: the last step must follow all events. */
    private static final long LAST_HEARTBEAT_AFTER_MS = 1_500;

    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;
    private final InputTally tally = new InputTally();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Filler(KafkaSettings kafka, int partitions) {
        this.producer = new KafkaProducer<>(kafka.producer(), new ByteArraySerializer(), new ByteArraySerializer());
        this.partitions = partitions;
    }

    /** Returns when all is acknowledged; {@code progress} hears how many events were handed over, now and then. */
    InputCounts fill(TrafficModel traffic, long events, LongConsumer progress) {
        long beatAt = System.nanoTime();
        for (long i = 0; i < events; i++) {
            SimulatedEvent event = traffic.next().orElseThrow();
            append(event);
            if ((i & 0xff) == 0 && System.nanoTime() - beatAt >= 0) {
                beat();
                beatAt = System.nanoTime() + HEARTBEAT_EVERY_NANOS;
                progress.accept(i);
                checkNoFailure();
            }
        }
        producer.flush();
        pause();
        beat();
        producer.flush();
        checkNoFailure();
        return tally.counts();
    }

    private void append(SimulatedEvent event) {
        byte[] key = event.challengeId().getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(event.topic().name(), key, event.encode()));
        tally.add(event);
    }

    private void beat() {
        for (Topic<?> topic : Topics.inputs()) {
            for (int partition = 0; partition < partitions; partition++) {
                send(Heartbeat.record(topic.name(), partition));
                tally.addHeartbeat();
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees all that the future would
    private void send(ProducerRecord<byte[], byte[]> append) {
        producer.send(append, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
        });
    }

    private void checkNoFailure() {
        Exception problem = failure.get();
        if (problem != null) {
            throw new CannotMeasure("the inputs could not be filled: " + problem.getMessage(), problem);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LAST_HEARTBEAT_AFTER_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotMeasure("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
