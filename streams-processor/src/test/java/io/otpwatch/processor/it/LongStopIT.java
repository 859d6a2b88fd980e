package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.events.RouteState;
import io.otpwatch.schemas.Topics;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.JvmProcess;
import io.otpwatch.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A processor that is away for longer than codes live, while codes are sent on. */
@Tag("waits")
class LongStopIT {
    private static final Duration AWAY = FaultRig.HORIZON.multipliedBy(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = System.nanoTime();

    @Test
    void away_for_two_horizons_it_misses_nothing_and_calls_nothing_bad() {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            JvmProcess processor = rig.processor("one");
            Simulator simulator = Simulator.start(traffic(), rig.kafka(), rig.ledger);
            rig.awaitOutcomes(3_000);

            // When
            processor.kill();
            FaultRig.pass(AWAY);
            rig.processor("one");
            rig.awaitOutcomes(rig.outcomesSoFar() + 3_000);
            Map<RouteState, RouteHealth> seen = rig.statesSeenSoFar();
            rig.end(simulator);

            // Then
            rig.verify();
            assertThat(seen).doesNotContainKeys(RouteState.BAD, RouteState.INCOMPLETE);
        }
    }

    /** Deltas are kept until they are read; here the broker is told to delete them all the same. */
    @Test
    void deltas_that_were_deleted_unread_make_routes_incomplete_for_a_horizon_and_nothing_else_suffers()
            throws Exception {
        System.out.println("seed " + seed);
        TestBroker broker =
                TestBroker.start(Map.of("log.retention.check.interval.ms", "500", "log.segment.delete.delay.ms", "0"));
        try (FaultRig rig = new FaultRig(folder, FaultRig.HORIZONS, broker)) {
            // Given
            JvmProcess processor = rig.processor("one");
            Simulator simulator = Simulator.start(traffic(), rig.kafka(), rig.ledger);
            rig.awaitOutcomes(3_000);

            // When
            processor.kill();
            keepDeltasFor(rig, 1_000);
            awaitAllDeltasDeleted(rig);
            FaultRig.pass(AWAY);
            keepDeltasFor(rig, Topics.ROUTE_DELTAS.retention().toMillis());
            rig.processor("one");
            awaitState(rig, RouteState.INCOMPLETE);
            Awaitility.await()
                    .atMost(FaultRig.PATIENCE)
                    .until(() -> rig.healths().read().values().stream()
                            .map(RouteHealth::getState)
                            .noneMatch(state -> state == RouteState.INCOMPLETE || state == RouteState.MONITOR_LAGS));
            Map<RouteState, RouteHealth> seen = rig.statesSeenSoFar();
            rig.end(simulator);

            // Then
            rig.verifyOutcomes();
            assertThat(seen).doesNotContainKeys(RouteState.BAD);
            assertThat(rig.healths().read().values())
                    .extracting(RouteHealth::getGaps)
                    .anyMatch(gaps -> gaps > 0);
            assertThat(rig.healths().read().values())
                    .extracting(RouteHealth::getRepeats)
                    .containsOnly(0L);
        }
    }

    private static void awaitState(FaultRig rig, RouteState state) {
        Awaitility.await().atMost(FaultRig.PATIENCE).until(() -> {
            rig.healths().read();
            return rig.healths().statesSeen().containsKey(state);
        });
    }

    private static void keepDeltasFor(FaultRig rig, long ms) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.ROUTE_DELTAS.name());
        List<AlterConfigOp> changes = List.of(
                set(TopicConfig.RETENTION_MS_CONFIG, Long.toString(ms)),
                set(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(ms)));
        rig.admin().incrementalAlterConfigs(Map.of(topic, changes)).all().get();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    /** A segment that is older than its retention goes, the active one too. */
    private static void awaitAllDeltasDeleted(FaultRig rig) {
        Awaitility.await().atMost(FaultRig.PATIENCE).until(() -> {
            for (int partition = 0; partition < FaultRig.PARTITIONS; partition++) {
                if (rig.beginning(Topics.ROUTE_DELTAS.name(), partition)
                        < rig.end(Topics.ROUTE_DELTAS.name(), partition)) {
                    return false;
                }
            }
            return true;
        });
    }

    private SimulatorOptions traffic() {
        return new SimulatorOptions(300, seed, Scenario.healthy(), TrafficProfile.demo());
    }
}
