package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.schemas.Topics;
import io.otpwatch.testkit.JvmProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Time that stands while codes are sent, and then goes on at once. */
class StandingTimeIT {
    private static final List<String> ALL_INPUTS =
            List.of(Topics.CODE_SENT.name(), Topics.CODE_RECEIVED.name(), Topics.CODE_FAILED.name());

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void a_jump_of_three_horizons_with_a_million_codes_in_flight() {
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            rig.process(BareProcessorMain.class, "one", rig.settings("one"));
            rig.heartbeat(ALL_INPUTS);
            long lastAppend = new SendFlood(rig).append(1_000_000);
            rig.awaitProcessed(1_000_000);
            Awaitility.await()
                    .atMost(FaultRig.PATIENCE)
                    .until(() -> System.currentTimeMillis() > lastAppend + 3 * FaultRig.HORIZON.toMillis());
            int before = rig.outcomesSoFar();

            // When
            rig.heartbeat(ALL_INPUTS);

            // Then
            assertThat(before).isZero();
            rig.verify();
        }
    }

    @Test
    @Tag("waits")
    void time_stands_while_codes_are_sent_then_history_is_trimmed_then_the_processor_is_killed() {
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            JvmProcess processor = rig.process(BareProcessorMain.class, "one", rig.settings("one"));
            SendFlood flood = new SendFlood(rig);
            for (int second = 0; second < 55; second++) {
                rig.heartbeat(ALL_INPUTS);
                flood.append(200);
                pause();
            }
            rig.awaitTrimmed();

            // When
            List<String> sentOnly = List.of(Topics.CODE_SENT.name());
            for (int second = 0; second < 35; second++) {
                rig.heartbeat(sentOnly);
                flood.append(200);
                pause();
            }
            int standing = rig.outcomesSoFar();
            processor.kill();
            rig.process(BareProcessorMain.class, "one", rig.settings("one"));
            flood.append(200);
            rig.awaitProcessed(flood.appended());
            int stillStanding = rig.outcomesSoFar();
            rig.heartbeatUntil(ALL_INPUTS, FaultRig.HORIZON.plusSeconds(3));

            // Then
            assertThat(stillStanding).isEqualTo(standing).isLessThan((int) flood.appended());
            rig.verify();
        }
    }

    /** Lets append times go on by a second: what is tested is time. */
    private static void pause() {
        long until = System.currentTimeMillis() + 1_000;
        Awaitility.await().pollInterval(Duration.ofMillis(50)).until(() -> System.currentTimeMillis() >= until);
    }
}
