package io.otpwatch.processor.it;

import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.JvmProcess;
import java.nio.file.Path;
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
                int before = rig.outcomesSoFar();
                processor = rig.processor("one");
                rig.awaitOutcomes(before + 1);
                System.out.printf(
                        "kill %d: outcomes again after %d ms%n",
                        kill, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAt));
            }
            rig.awaitTrimmed();
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

    private SimulatorOptions traffic(double sendsPerSecond) {
        return new SimulatorOptions(sendsPerSecond, seed, Scenario.healthy(), TrafficProfile.demo());
    }
}
