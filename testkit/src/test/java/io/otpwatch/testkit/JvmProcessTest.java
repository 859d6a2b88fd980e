package io.otpwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmProcessTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path dir;

    private Path log;

    @BeforeEach
    void chooseLog() {
        log = dir.resolve("out.log");
    }

    @Test
    void its_lines_can_be_waited_for_and_it_can_be_killed() {
        // Given
        try (JvmProcess process = JvmProcess.start(Waiting.class, List.of("forever"), log)) {
            assertThat(process.awaitLine("^ready", SOON)).isEqualTo("ready forever");
            // When
            process.kill();
            // Then
            assertThat(process.isAlive()).isFalse();
            assertThat(process.output()).doesNotContain("ended well");
        }
    }

    @Test
    void an_interrupt_lets_it_end_in_its_own_way() {
        // Given
        try (JvmProcess process = JvmProcess.start(Waiting.class, List.of("forever"), log)) {
            process.awaitLine("ready", SOON);
            // When
            process.interrupt();
            // Then
            assertThat(process.awaitExit(SOON)).isEqualTo(130);
            assertThat(process.output()).contains("ended well");
        }
    }

    @Test
    void a_process_that_ends_early_fails_the_wait_with_its_output() {
        // Given
        try (JvmProcess process = JvmProcess.start(Waiting.class, List.of("refuse"), log)) {
            // When, Then
            assertThatThrownBy(() -> process.awaitLine("ready", SOON))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("the process ended with 3 before a line /ready/")
                    .hasMessageContaining("refused to start");
        }
    }

    @Test
    void closing_ends_it() {
        // Given
        JvmProcess process = JvmProcess.start(Waiting.class, List.of("forever"), log);
        // When
        process.close();
        // Then
        assertThat(process.isAlive()).isFalse();
    }

    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) throws IOException, InterruptedException {
            if (args[0].equals("refuse")) {
                System.out.println("refused to start");
                System.exit(3);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("ended well")));
            System.out.println("ready " + args[0]);
            Thread.currentThread().join();
        }
    }
}
