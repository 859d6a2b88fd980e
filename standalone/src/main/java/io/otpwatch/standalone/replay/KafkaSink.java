package io.otpwatch.standalone.replay;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.schemas.Topic;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Appends to a running instance's inputs as its producers do: key challengeId, acknowledged by all replicas. */
final class KafkaSink implements EventSink {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<@Nullable Exception> firstLoss = new AtomicReference<>();

    private KafkaSink(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** @throws CannotRun if no broker answers, or it lacks the topics */
    static KafkaSink open(KafkaSettings kafka) {
        requireTopics(kafka);
        Map<String, Object> settings = new HashMap<>(kafka.producer());
        String patience = String.valueOf(PATIENCE.toMillis());
        settings.putIfAbsent("max.block.ms", patience);
        settings.putIfAbsent("request.timeout.ms", patience);
        settings.putIfAbsent("delivery.timeout.ms", String.valueOf(3 * PATIENCE.toMillis()));
        return new KafkaSink(new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    private static void requireTopics(KafkaSettings kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.admin());
        String patience = String.valueOf(PATIENCE.toMillis());
        settings.putIfAbsent("default.api.timeout.ms", patience);
        settings.putIfAbsent("request.timeout.ms", patience);
        try (Admin admin = Admin.create(settings)) {
            Set<String> missing = new HashSet<>();
            Topics.inputs().stream().map(Topic::name).forEach(missing::add);
            missing.removeAll(admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            if (!missing.isEmpty()) {
                throw new CannotRun("Kafka at " + kafka.bootstrap() + " has no topic "
                        + String.join(", ", new TreeSet<>(missing)) + "; ./otpwatch topics creates them");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new CannotRun("no Kafka broker answers at " + kafka.bootstrap() + " (" + reason(e)
                    + "); is the instance running, and is this its address?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted");
        }
    }

    @Override
    public void append(Recorded event, long atMs) {
        byte[] key = event.event().challengeId().getBytes(StandardCharsets.UTF_8);
        try {
            var unused = producer.send(
                    new ProducerRecord<>(event.event().topic().name(), key, event.encodeAt(atMs)),
                    (metadata, failure) -> {
                        if (failure != null) {
                            lost.incrementAndGet();
                            firstLoss.compareAndSet(null, failure);
                        }
                    });
        } catch (KafkaException e) {
            throw new CannotRun("Kafka did not take an event: " + reason(e));
        }
        failIfLost();
    }

    @Override
    public void flush() {
        producer.flush();
        failIfLost();
    }

    private void failIfLost() {
        Exception first = firstLoss.get();
        if (first != null) {
            producer.flush();
            throw new CannotRun(lost.get() + " events were not acknowledged: " + reason(first));
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName();
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
