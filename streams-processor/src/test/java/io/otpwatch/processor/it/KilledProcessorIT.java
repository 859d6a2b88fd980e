package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteState;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.JvmProcess;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random moments: nothing is lost, nothing is doubled, nothing is called missing that was not. */
class KilledProcessorIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void killed_twice_while_traffic_flows() {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            JvmProcess processor = rig.processor("one");
            Simulator simulator = Simulator.start(traffic(300), rig.kafka(), rig.ledger);

            // When
            for (int kill = 1; kill <= 2; kill++) {
                rig.awaitOutcomes(rig.outcomesSoFar() + 500 + random.nextInt(2_000));
                processor.kill();
                long killedAt = System.nanoTime();
                long killedAtMs = System.currentTimeMillis();
                int before = rig.outcomesSoFar();
                processor = rig.processor("one");
                rig.awaitOutcomes(before + 1);
                System.out.printf("kill %d: outcomes again after %d ms%n", kill, millisSince(killedAt));
                rig.awaitHealthSince(killedAtMs);
                System.out.printf("kill %d: routes' health again after %d ms%n", kill, millisSince(killedAt));
            }
            rig.awaitTrimmed();
            rig.awaitRoutesTrimmed();
            rig.end(simulator);

            // Then
            rig.verify();
        }
    }

    @Test
    void killed_twice_in_a_backlog_that_is_trimmed_each_second() {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            Simulator simulator = Simulator.start(traffic(4_000), rig.kafka(), rig.ledger);
            rig.awaitAppended(simulator, 400_000);

            // When
            JvmProcess processor = rig.processor("one");
            for (int kill = 1; kill <= 2; kill++) {
                rig.awaitProcessed(kill * 150_000L + random.nextInt(50_000));
                processor.kill();
                processor = rig.processor("one");
            }
            rig.awaitTrimmed();
            rig.end(simulator);

            // Then
            rig.verify();
        }
    }

    @Test
    void one_of_two_is_killed_ten_times_with_tasks_of_both_stages() {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            Map<String, JvmProcess> processors = new HashMap<>();
            for (String instance : List.of("one", "two")) {
                processors.put(instance, rig.processor(instance));
            }
            Simulator simulator = Simulator.start(traffic(200), rig.kafka(), rig.ledger);
            rig.awaitOutcomes(500);

            // When
            for (int kill = 1; kill <= 10; kill++) {
                String victim = random.nextBoolean() ? "one" : "two";
                rig.awaitOutcomes(rig.outcomesSoFar() + 50 + random.nextInt(600));
                long killedAt = System.nanoTime();
                Objects.requireNonNull(processors.get(victim)).kill();
                processors.put(victim, rig.processor(victim));
                rig.awaitOutcomes(rig.outcomesSoFar() + 1);
                System.out.printf("kill %d, of %s: outcomes after %d ms%n", kill, victim, millisSince(killedAt));
            }
            rig.end(simulator);

            // Then
            rig.verify();
            assertThat(rig.healths().statesSeen()).doesNotContainKeys(RouteState.INCOMPLETE);
        }
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private SimulatorOptions traffic(double sendsPerSecond) {
        return new SimulatorOptions(sendsPerSecond, seed, Scenario.healthy(), TrafficProfile.demo());
    }
}
