package io.otpwatch.processor;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneAbortProducerTest {
    /** There is no broker behind it, so it never gets so far as to have a transaction. */
    private final OneAbortProducer producer = new OneAbortProducer(
            Map.of("bootstrap.servers", "127.0.0.1:9", "transactional.id", "test", "enable.idempotence", true));

    @AfterEach
    void close() {
        producer.close(Duration.ZERO);
    }

    @Test
    void begins_as_any_other_before_an_abort() {
        assertThatIllegalStateException().isThrownBy(producer::beginTransaction).withMessageNotContaining("aborted");
    }

    @Test
    void begins_no_transaction_after_an_abort_whatever_came_of_that() {
        // Given
        assertThatIllegalStateException().isThrownBy(producer::abortTransaction);

        // Then
        assertThatThrownBy(producer::beginTransaction)
                .isExactlyInstanceOf(KafkaException.class)
                .hasMessageContaining("aborted");
    }
}
