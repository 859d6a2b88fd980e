package io.otpwatch.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** An empty record that carries time through a partition: null key, null value, one header that says so. */
public final class Heartbeat {
    public static final String HEADER = "otp-heartbeat";
    /** The writer of the processor's own heartbeats. They stop with the processor, so others must keep time too. */
    public static final String PROCESSOR = "processor";

    private static final byte[] PROCESSOR_VALUE = PROCESSOR.getBytes(StandardCharsets.UTF_8);

    private Heartbeat() {}

    /** Of a writer without a name. */
    public static ProducerRecord<byte[], byte[]> record(String topic, int partition) {
        return record(topic, partition, "");
    }

    /**
     * Of a named writer.
     *
     * @param writer which service it is of; stands in the header
     */
    public static ProducerRecord<byte[], byte[]> record(String topic, int partition, String writer) {
        ProducerRecord<byte[], byte[]> heartbeat = new ProducerRecord<>(topic, partition, null, null);
        heartbeat.headers().add(HEADER, writer.getBytes(StandardCharsets.UTF_8));
        return heartbeat;
    }

    public static boolean isHeartbeat(Headers headers) {
        return headers.lastHeader(HEADER) != null;
    }

    /** Whether it is a heartbeat that goes on while the processor is stopped. */
    public static boolean isOfOthers(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        return header != null && !Arrays.equals(header.value(), PROCESSOR_VALUE);
    }

    public static boolean isHeartbeat(ConsumerRecord<?, ?> record) {
        return isHeartbeat(record.headers());
    }
}
