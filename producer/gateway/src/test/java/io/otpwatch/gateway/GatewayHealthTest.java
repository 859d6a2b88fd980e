package io.otpwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.kit.KafkaSettings;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayHealthTest {
    private static final String SENT = "/v1/sent";

    private final Rig rig = new Rig(new Rig.Options(false, Duration.ofMillis(600), 0, Rig.LIMITS));
    private final Heartbeats heartbeats =
            Heartbeats.start(KafkaSettings.of("127.0.0.1:1"), new SimpleMeterRegistry(), "test");
    private final GatewayHealth health = new GatewayHealth(rig.circuit, heartbeats, Optional.empty());

    @AfterEach
    void close() {
        heartbeats.close();
        rig.close();
    }

    @Test
    void it_is_not_ready_while_kafka_acknowledges_nothing_and_ready_again_without_a_request() {
        // Given
        rig.post(SENT, Bodies.sent("k1"));
        boolean away = health.ready().ok();
        // When
        rig.circuit.acknowledged(System.nanoTime());
        // Then
        assertThat(away).isFalse();
        assertThat(health.ready().ok()).isTrue();
        assertThat(health.live().ok()).isTrue();
    }

    @Test
    void a_producer_that_broke_for_good_ends_its_life() {
        // Given
        rig.producer.sendException = new KafkaException("in an error state");
        // When
        int status = rig.post(SENT, Bodies.sent("k1")).statusCode();
        rig.circuit.acknowledged(System.nanoTime());
        // Then
        assertThat(status).isEqualTo(503);
        assertThat(health.live().ok()).isFalse();
        assertThat(health.ready().ok()).isFalse();
        assertThat(health.live().detail()).containsEntry("producerBroke", true);
    }

    @Test
    void a_producer_that_has_trouble_for_now_does_not() {
        // Given
        rig.producer.sendException = new TimeoutException("no room");
        // When
        int status = rig.post(SENT, Bodies.sent("k1")).statusCode();
        // Then
        assertThat(status).isEqualTo(503);
        assertThat(health.live().ok()).isTrue();
    }
}
