package io.otpwatch.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private Instant now = Instant.EPOCH;
    private boolean running;
    private final Watchdog watchdog = new Watchdog(() -> running, Duration.ofSeconds(60), () -> now);

    @Test
    void a_service_may_take_its_time_to_start() {
        // When
        now = now.plusSeconds(60);
        // Then
        assertThatCode(watchdog::look).doesNotThrowAnyException();
    }

    @Test
    void a_service_that_ran_in_between_may_take_its_time_again() {
        // Given
        now = now.plusSeconds(50);
        running = true;
        watchdog.look();
        running = false;
        // When
        now = now.plusSeconds(50);
        // Then
        assertThatCode(watchdog::look).doesNotThrowAnyException();
    }

    @Test
    void a_service_that_does_not_come_back_is_given_up() {
        // When
        now = now.plusSeconds(61);
        // Then
        assertThatThrownBy(watchdog::look)
                .isInstanceOf(CannotRun.class)
                .hasMessage("the processor has not run for 60 s; its log says why");
    }
}
