package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Incident;
import io.otpwatch.events.IncidentPhase;
import io.otpwatch.processor.incident.Scopes;
import io.otpwatch.schemas.Horizons;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.JvmProcess;
import io.otpwatch.testkit.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 while a carrier is blocked: who takes over knows the incident, and tells it to its end. */
@Tag("waits")
class KilledInIncidentIT {
    private static final String CARRIER = "262-01";

    /** After so long the shipped beliefs are enough. */
    private static final Duration BLOCKED_FROM = Duration.ofSeconds(30);

    /** Long enough that the incident opens, within 45 s, and another processor takes over, within 20 s if all is busy. */
    private static final Duration BLOCKED_UNTIL = Duration.ofSeconds(100);

    /** For so long an end that was told too early would be taken back, or told once more. */
    private static final Duration CALM = Duration.ofSeconds(10);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = System.nanoTime();

    /** Nor is it told that the monitor lags: by its own lights it has begun just now, and catches up within seconds. */
    @Test
    void a_trouble_in_which_the_processor_is_killed_is_one_incident_with_one_end() {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder, Horizons.DEMO, TestBroker.start());
                IncidentReader incidents = new IncidentReader(rig.kafka())) {
            // Given
            JvmProcess processor = rig.processor("one");
            processor.awaitLine("serving on port", FaultRig.PATIENCE);
            try (Simulator simulator = Simulator.start(traffic(), rig.kafka(), rig.ledger)) {
                long startedAt = simulator.startedAt().toEpochMilli();
                await(() -> !incidents.read().isEmpty());

                // When
                processor.kill();
                List<Incident> before = incidents.read();
                long killedAt = System.currentTimeMillis();
                rig.processor("one");
                rig.awaitHealthSince(killedAt);
                long tookOverAt = System.currentTimeMillis();
                await(() -> last(incidents.read()).getPhase() != IncidentPhase.OPEN);
                FaultRig.pass(CALM);
                List<Incident> told = incidents.read();
                System.out.printf(
                        "opened after %d ms, killed after %d ms, taken over after %d ms, over after %d ms%n",
                        told.get(0).getOpenedAt() - startedAt,
                        killedAt - startedAt,
                        tookOverAt - startedAt,
                        last(told).getUpdatedAt() - startedAt);

                // Then
                long endsAt = startedAt + BLOCKED_UNTIL.toMillis();
                assertThat(tookOverAt).as("taken over while it was blocked").isLessThan(endsAt);
                assertThat(told)
                        .extracting(Incident::getId)
                        .containsOnly(last(before).getId());
                assertThat(told)
                        .extracting(Incident::getSequence)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, told.size()).boxed().toList());
                assertThat(told.subList(0, told.size() - 1))
                        .extracting(Incident::getPhase)
                        .containsOnly(IncidentPhase.OPEN);
                assertThat(told)
                        .extracting(Incident::getOpenedAt)
                        .containsOnly(last(before).getOpenedAt());
                assertThat(last(told)).satisfies(end -> {
                    assertThat(end.getPhase()).isEqualTo(IncidentPhase.RESOLVED);
                    assertThat(end.getEndReason()).isEqualTo("recovered");
                    assertThat(end.getEndedAt()).isGreaterThan(endsAt);
                    assertThat(end.getReopened()).isZero();
                    assertThat(Scopes.of(end.getScope()).text()).isEqualTo("domain=" + CARRIER);
                });
            }
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(FaultRig.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    private static Incident last(List<Incident> told) {
        return told.get(told.size() - 1);
    }

    private SimulatorOptions traffic() {
        Scenario block = Scenario.parse("carrier-block:carrier=" + CARRIER + ",start=" + BLOCKED_FROM.toSeconds()
                + "s,end=" + BLOCKED_UNTIL.toSeconds() + "s");
        return new SimulatorOptions(200, seed, block, TrafficProfile.demo());
    }
}
