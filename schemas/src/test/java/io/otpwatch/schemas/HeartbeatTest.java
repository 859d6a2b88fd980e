package io.otpwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    @Test
    void a_heartbeat_has_neither_key_nor_value_and_is_known_by_its_header() {
        // When
        ProducerRecord<byte[], byte[]> heartbeat = Heartbeat.record("otp.code-sent", 7);

        // Then
        assertThat(heartbeat.partition()).isEqualTo(7);
        assertThat(heartbeat.key()).isNull();
        assertThat(heartbeat.value()).isNull();
        assertThat(heartbeat.timestamp()).isNull();
        assertThat(Heartbeat.isHeartbeat(heartbeat.headers())).isTrue();
    }

    @Test
    void a_record_with_other_headers_is_none() {
        assertThat(Heartbeat.isHeartbeat(new RecordHeaders().add("traceparent", new byte[] {1})))
                .isFalse();
    }
}
