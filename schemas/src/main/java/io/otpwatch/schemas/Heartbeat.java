package io.otpwatch.schemas;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** An empty record that carries time through a partition: null key, null value, one header that says so. */
public final class Heartbeat {
    public static final String HEADER = "otp-heartbeat";
    private static final byte[] NO_VALUE = {};

    private Heartbeat() {}

    public static ProducerRecord<byte[], byte[]> record(String topic, int partition) {
        ProducerRecord<byte[], byte[]> heartbeat = new ProducerRecord<>(topic, partition, null, null);
        heartbeat.headers().add(HEADER, NO_VALUE);
        return heartbeat;
    }

    public static boolean isHeartbeat(Headers headers) {
        return headers.lastHeader(HEADER) != null;
    }

    public static boolean isHeartbeat(ConsumerRecord<?, ?> record) {
        return isHeartbeat(record.headers());
    }
}
