package io.otpwatch.gateway.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.junit.jupiter.api.Test;

class CircuitTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Circuit circuit = new Circuit(Duration.ofSeconds(2), Duration.ofMillis(500), 0);

    @Test
    void it_opens_when_a_request_waits_and_nothing_is_acknowledged() {
        // When
        circuit.waiting(SECOND, 4 * SECOND);
        // Then
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.admits(4 * SECOND)).isFalse();
        assertThat(circuit.admits(5 * SECOND)).isTrue();
        assertThat(circuit.admits(5 * SECOND)).isFalse();
    }

    @Test
    void an_acknowledgement_of_anything_closes_it() {
        // Given
        circuit.waiting(SECOND, 4 * SECOND);
        // When
        circuit.acknowledged(5 * SECOND);
        // Then
        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.admits(5 * SECOND)).isTrue();
    }

    @Test
    void a_broken_producer_keeps_it_open_whatever_others_have_acknowledged() {
        // When
        circuit.broke(new KafkaException("in an error state", new ClusterAuthorizationException("no")));
        circuit.acknowledged(5 * SECOND);
        // Then
        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.isBroken()).isTrue();
        assertThat(circuit.admits(60 * SECOND)).isFalse();
    }
}
