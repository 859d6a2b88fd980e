package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.testkit.JvmProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ENDED_BY_INT = 130;

    @TempDir
    Path dir;

    @Test
    void the_first_ctrl_c_closes_everything() {
        try (JvmProcess service = JvmProcess.start(ClosingService.class, List.of(), dir.resolve("out"))) {
            // Given
            service.awaitLine("running", PATIENCE);

            // When
            service.interrupt();

            // Then
            assertThat(service.awaitExit(PATIENCE)).isEqualTo(ENDED_BY_INT);
            assertThat(service.output()).contains("closed");
        }
    }

    @Test
    void the_second_ctrl_c_does_not_wait_for_what_hangs() {
        try (JvmProcess service = JvmProcess.start(ClosingService.class, List.of("hang"), dir.resolve("out"))) {
            // Given
            service.awaitLine("running", PATIENCE);
            service.interrupt();
            service.awaitLine("closing", PATIENCE);

            // When
            service.interrupt();

            // Then
            assertThat(service.awaitExit(PATIENCE)).isEqualTo(ENDED_BY_INT);
        }
    }
}
