package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamsClientsTest {
    private static final TopicPartition INPUT = new TopicPartition("otp.code-sent", 3);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>(AutoOffsetResetStrategy.EARLIEST.name());

    @BeforeEach
    void assign() {
        consumer.assign(Set.of(INPUT));
        consumer.updateBeginningOffsets(Map.of(INPUT, 20L));
    }

    @Test
    void goes_back_to_where_the_state_ends() {
        // Given
        consumer.seek(INPUT, 70);

        // When
        StreamsClients.goBack(consumer, INPUT, 40);

        // Then
        assertThat(consumer.position(INPUT)).isEqualTo(40);
    }

    @Test
    void never_goes_forward() {
        // Given
        consumer.seek(INPUT, 30);

        // When
        StreamsClients.goBack(consumer, INPUT, 40);

        // Then
        assertThat(consumer.position(INPUT)).isEqualTo(30);
    }

    @Test
    void goes_back_to_what_is_committed() {
        // Given
        consumer.commitSync(Map.of(INPUT, new OffsetAndMetadata(50)));
        consumer.seek(INPUT, 70);

        // When
        StreamsClients.goBackToCommitted(consumer, INPUT);

        // Then
        assertThat(consumer.position(INPUT)).isEqualTo(50);
    }

    @Test
    void without_anything_committed_it_goes_back_to_the_beginning() {
        // Given
        consumer.seek(INPUT, 70);

        // When
        StreamsClients.goBackToCommitted(consumer, INPUT);

        // Then
        assertThat(consumer.position(INPUT)).isEqualTo(20);
    }

    @Test
    void only_stream_threads_read() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new StreamsClients().goBackTo(INPUT, 40))
                .withMessageContaining(Thread.currentThread().getName());
    }
}
