package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * One of three brokers hangs for half a minute: it stays leader, and nobody reaches it. The deadline is longer than that,
 * so that no code is late by it.
 */
@Tag("waits")
class StalledBrokerIT {
    private static final Horizons HORIZONS = Horizons.of(Duration.ofSeconds(45), Duration.ofSeconds(60));
    private static final Duration STALL = Duration.ofSeconds(30);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = System.nanoTime();

    @Test
    void one_broker_of_three_hangs_for_half_a_minute() {
        System.out.println("seed " + seed);
        TestCluster cluster = TestCluster.start(3, Map.of());
        TopicLayout layout = new TopicLayout(FaultRig.PARTITIONS, 3, 2);
        try (FaultRig rig = new FaultRig(folder, HORIZONS, cluster.bootstrapServers(), cluster::close, layout)) {
            // Given
            Map<String, String> settings = rig.settings("one");
            settings.put("replication.factor", "3");
            rig.process(ProcessorMain.class, "one", settings);
            Simulator simulator = Simulator.start(traffic(), rig.kafka(), rig.ledger);
            awaitLatest(rig, RouteState.GOOD, 5);

            // When
            cluster.stall(1);
            FaultRig.pass(STALL);
            cluster.resume(1);
            awaitSeen(rig, RouteState.MONITOR_LAGS);
            awaitLatest(rig, RouteState.GOOD, 5);
            awaitNone(rig, RouteState.MONITOR_LAGS);
            FaultRig.pass(HORIZONS.smsHorizon());
            Map<RouteState, RouteHealth> seen = rig.statesSeenSoFar();
            rig.end(simulator);

            // Then
            rig.verify();
            assertThat(seen).doesNotContainKeys(RouteState.BAD, RouteState.INCOMPLETE);
        }
    }

    private static void awaitSeen(FaultRig rig, RouteState state) {
        Awaitility.await().atMost(FaultRig.PATIENCE).until(() -> {
            rig.healths().read();
            return rig.healths().statesSeen().containsKey(state);
        });
    }

    private static void awaitLatest(FaultRig rig, RouteState state, long routes) {
        Awaitility.await().atMost(FaultRig.PATIENCE.multipliedBy(2)).until(() -> count(rig, state) >= routes);
    }

    private static void awaitNone(FaultRig rig, RouteState state) {
        Awaitility.await().atMost(FaultRig.PATIENCE).until(() -> count(rig, state) == 0);
    }

    private static long count(FaultRig rig, RouteState state) {
        return rig.healths().read().values().stream()
                .map(RouteHealth::getState)
                .filter(state::equals)
                .count();
    }

    private SimulatorOptions traffic() {
        return new SimulatorOptions(150, seed, Scenario.healthy(), TrafficProfile.demo());
    }
}
