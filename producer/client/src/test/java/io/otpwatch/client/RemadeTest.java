package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RemadeTest {
    private static final long STEP_MS = 100;

    private final AtomicLong nanos = new AtomicLong(-5);
    private final List<Long> madeAtMs = new ArrayList<>();
    private boolean failing = true;
    private final Remade remade = new Remade(this::make, nanos::get);

    @Test
    void a_producer_that_cannot_be_made_is_tried_ever_less_often_up_to_30_seconds() {
        // When
        ask(Duration.ofSeconds(123));

        // Then
        assertThat(madeAtMs)
                .containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 15_500L, 31_500L, 61_500L, 91_500L, 121_500L);
    }

    @Test
    void until_then_the_last_failure_is_thrown_again() {
        // When
        ask(Duration.ofMillis(300));

        // Then
        assertThatThrownBy(remade::get).isInstanceOf(KafkaException.class).hasMessage("unknown host");
        assertThat(remade.waitNanos()).isEqualTo(Duration.ofMillis(200).toNanos());
    }

    @Test
    void once_one_worked_the_next_is_made_soon() {
        // Given
        ask(Duration.ofSeconds(31));
        failing = false;
        ask(Duration.ofSeconds(31));
        Producer<byte[], byte[]> first = remade.get();

        // When
        remade.worked();
        remade.broke(first, new KafkaException("fatal"));
        failing = true;
        madeAtMs.clear();
        ask(Duration.ofSeconds(2));

        // Then
        assertThat(((MockProducer<?, ?>) first).closed()).isTrue();
        assertThat(madeAtMs).containsExactly(62_000L, 62_500L, 63_500L);
    }

    @Test
    void what_one_says_that_was_replaced_does_not_count() {
        // Given
        failing = false;
        Producer<byte[], byte[]> first = remade.get();
        remade.broke(first, new KafkaException("fatal"));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        Producer<byte[], byte[]> second = remade.get();

        // When
        remade.broke(first, new KafkaException("closed"));

        // Then
        assertThat(remade.get()).isSameAs(second);
        assertThat(((MockProducer<?, ?>) second).closed()).isFalse();
    }

    private void ask(Duration duration) {
        for (long ms = 0; ms < duration.toMillis(); ms += STEP_MS) {
            try {
                remade.get();
            } catch (KafkaException e) {
                assertThat(e).hasMessage("unknown host");
            }
            nanos.addAndGet(Duration.ofMillis(STEP_MS).toNanos());
        }
    }

    private Producer<byte[], byte[]> make() {
        madeAtMs.add(Duration.ofNanos(nanos.get() + 5).toMillis());
        if (failing) {
            throw new KafkaException("unknown host");
        }
        return new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
