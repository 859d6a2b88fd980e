package io.otpwatch.processor;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class RestartBreakerTest {
    private long now = 1_700_000_000_000L;
    private final RestartBreaker breaker = new RestartBreaker(1, () -> Instant.ofEpochMilli(now));

    @Test
    void a_thread_is_replaced_three_times_and_then_the_instance_stops() {
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(die()).isEqualTo(REPLACE_THREAD);
        assertThat(die()).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void deaths_of_more_than_five_minutes_ago_are_forgiven() {
        // Given
        die();
        die();
        die();

        // When
        now += 300_001;

        // Then
        assertThat(die()).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void a_death_of_exactly_five_minutes_ago_still_counts() {
        // Given
        die();
        die();
        die();

        // When
        now += 300_000;

        // Then
        assertThat(die()).isEqualTo(SHUTDOWN_CLIENT);
    }

    private StreamThreadExceptionResponse die() {
        return breaker.handle(new IllegalStateException("test"));
    }
}
