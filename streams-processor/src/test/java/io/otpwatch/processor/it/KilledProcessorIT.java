package io.otpwatch.processor.it;

import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.JvmProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 at random moments: nothing is lost, nothing is doubled, nothing is called missing that was not. */
class KilledProcessorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void killed_twice_while_traffic_flows() {
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            long seed = System.nanoTime();
            System.out.println("seed " + seed);
            Random random = new Random(seed);
            SimulatorOptions traffic =
                    new SimulatorOptions(300, seed, Scenario.healthy(), TrafficProfile.demo());
            JvmProcess processor = rig.processor("one");
            try (Simulator simulator = Simulator.start(traffic, rig.kafka(), rig.ledger)) {
                // When
                for (int kill = 1; kill <= 2; kill++) {
                    int decided = rig.outcomes().size();
                    rig.awaitOutcomes(decided + 500 + random.nextInt(2_000), PATIENCE);
                    processor.kill();
                    long killedAt = System.nanoTime();
                    int before = rig.outcomes().size();
                    processor = rig.processor("one");
                    rig.awaitOutcomes(before + 1, PATIENCE);
                    System.out.printf(
                            "kill %d: outcomes again after %d ms%n", kill, (System.nanoTime() - killedAt) / 1_000_000);
                }
                Awaitility.await().atMost(PATIENCE).until(() -> rig.trimmed() > 0);
                rig.end(simulator);

                // Then
                rig.verify(PATIENCE);
            }
        }
    }
}
