package io.otpwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitedTimeTest {
    @Test
    void waiting_for_a_condition_counts() {
        // When
        Duration waited = WaitedTime.of(() -> awaitNothing(50));

        // Then
        assertThat(waited).isGreaterThanOrEqualTo(Duration.ofMillis(45));
    }

    @Test
    void working_does_not() {
        // Given
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);

        // When
        Duration waited = WaitedTime.of(() -> {
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });

        // Then
        assertThat(waited).isLessThan(Duration.ofMillis(50));
    }

    private static void awaitNothing(long ms) {
        try {
            boolean unused = new CountDownLatch(1).await(ms, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
