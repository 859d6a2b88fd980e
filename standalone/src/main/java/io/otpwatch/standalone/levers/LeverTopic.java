package io.otpwatch.standalone.levers;

import io.otpwatch.events.Lever;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.KafkaUnavailable;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Impatient;
import io.otpwatch.standalone.WholeTopic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Reads {@code otp.config} to its end, and writes to it so that all replicas have it. */
public final class LeverTopic {
    private static final String TOPIC = Topics.CONFIG.name();
    private static final int PATIENCE_SECONDS = 20;

    private LeverTopic() {}

    /**
     * All that is committed by now.
     *
     * @throws CannotRun if there is no such topic
     * @throws KafkaUnavailable if Kafka does not answer
     */
    public static InForce read(KafkaSettings kafka) {
        InForce inForce = new InForce();
        WholeTopic.readToEnd(kafka, Topics.CONFIG, record -> add(record, inForce));
        return inForce;
    }

    static InForce read(Consumer<byte[], byte[]> consumer) {
        InForce inForce = new InForce();
        WholeTopic.readToEnd(consumer, Topics.CONFIG, Impatient.PATIENCE, record -> add(record, inForce));
        return inForce;
    }

    private static void add(ConsumerRecord<byte[], byte[]> record, InForce inForce) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        inForce.add(new String(key, StandardCharsets.UTF_8), record.value());
    }

    /** Sets, or with null takes back. Returns when all in-sync replicas have it. */
    public static void write(KafkaSettings kafka, List<String> keys, @Nullable Lever lever) {
        Map<String, Object> settings =
                Impatient.of(kafka, "max.block.ms", "delivery.timeout.ms").producer();
        settings.putIfAbsent("request.timeout.ms", "10000");
        byte[] value = lever == null ? null : Topics.CONFIG.serde().encode(lever);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String key : keys) {
                producer.send(new ProducerRecord<>(TOPIC, key.getBytes(StandardCharsets.UTF_8), value))
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException e) {
            throw new KafkaUnavailable("write to topic " + TOPIC, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException | KafkaException e) {
            throw new KafkaUnavailable("write to topic " + TOPIC, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailable("write to topic " + TOPIC, e);
        }
    }
}
