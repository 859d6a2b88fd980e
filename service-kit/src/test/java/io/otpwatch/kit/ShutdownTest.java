package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {
    private final Shutdown shutdown = new Shutdown(Duration.ofSeconds(30));
    private final List<String> closed = new CopyOnWriteArrayList<>();

    @Test
    void what_was_opened_last_is_closed_first() {
        // Given
        shutdown.add("broker", () -> closed.add("broker"));
        shutdown.add("processor", () -> closed.add("processor"));
        shutdown.add("simulator", () -> closed.add("simulator"));

        // When
        shutdown.run();

        // Then
        assertThat(closed).containsExactly("simulator", "processor", "broker");
    }

    @Test
    void it_runs_once() {
        // Given
        shutdown.add("broker", () -> closed.add("broker"));

        // When
        shutdown.run();
        shutdown.run();

        // Then
        assertThat(closed).containsExactly("broker");
    }

    @Test
    void one_that_fails_to_close_does_not_keep_the_others_open() {
        // Given
        shutdown.add("broker", () -> closed.add("broker"));
        shutdown.add("processor", () -> {
            throw new IllegalStateException("on purpose");
        });

        // When
        shutdown.run();

        // Then
        assertThat(closed).containsExactly("broker");
    }

    @Test
    @Timeout(20)
    void one_that_hangs_is_left_behind_at_the_bound() {
        // Given
        Shutdown hasty = new Shutdown(Duration.ofMillis(20));
        CountDownLatch forEver = new CountDownLatch(1);
        hasty.add("stuck", forEver::await);

        // When
        hasty.run();

        // Then
        assertThat(forEver.getCount()).isOne();
    }

    @Test
    void what_is_opened_while_it_shuts_down_is_closed_at_once() {
        // Given
        shutdown.run();

        // When
        shutdown.add("late", () -> closed.add("late"));

        // Then
        assertThat(closed).containsExactly("late");
    }
}
