package io.otpwatch.processor.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.testkit.JvmProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What Streams does with a task and its store: corrupts and revives it, moves it, makes it a standby and active again. */
class TaskLifeIT {
    private static final Pattern RUNNING = Pattern.compile("\"correlate\",\"task\":\\d+,\"state\":\"RUNNING\"");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private final long seed = System.nanoTime();

    @Test
    void tasks_of_the_first_stage_are_found_corrupted_in_the_midst_of_a_transaction() {
        tasksAreFoundCorrupted(CorruptingWrapper.OfFirstStage.class, 3, traffic(3_000), 320_000);
    }

    @Test
    void tasks_of_the_second_stage_are_found_corrupted_in_the_midst_of_a_transaction() {
        tasksAreFoundCorrupted(CorruptingWrapper.OfSecondStage.class, 2, traffic(500), 40_000);
    }

    private void tasksAreFoundCorrupted(
            Class<? extends CorruptingWrapper> wrapper, int tasks, SimulatorOptions traffic, long events) {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            Map<String, String> settings = rig.settings("one");
            settings.put("kafka.processor.wrapper.class", wrapper.getName());
            settings.put("threads", "1");
            JvmProcess processor = rig.process(ProcessorMain.class, "one", settings);

            // When
            Simulator simulator = Simulator.start(traffic, rig.kafka(), rig.ledger);
            rig.awaitAppended(simulator, events);
            rig.end(simulator);

            // Then
            rig.verify();
            assertThat(processor.output().split("is corrupted at record", -1)).hasSize(tasks + 1);
        }
    }

    @Test
    @Tag("waits")
    void a_standby_becomes_active_and_an_active_task_becomes_a_standby() {
        System.out.println("seed " + seed);
        try (FaultRig rig = new FaultRig(folder)) {
            // Given
            Simulator simulator = Simulator.start(traffic(300), rig.kafka(), rig.ledger);
            JvmProcess one = start(rig, "one");
            rig.awaitOutcomes(500);

            // When
            JvmProcess two = start(rig, "two");
            awaitRunningTasks(two, 2);
            awaitRunningTasks(one, 2);
            one.kill();
            rig.awaitOutcomes(rig.outcomesSoFar() + 1_000);
            start(rig, "one");
            rig.awaitOutcomes(rig.outcomesSoFar() + 1_000);
            two.kill();
            rig.awaitOutcomes(rig.outcomesSoFar() + 1_000);
            rig.end(simulator);

            // Then
            rig.verify();
        }
    }

    private static JvmProcess start(FaultRig rig, String instance) {
        Map<String, String> settings = rig.settings(instance);
        settings.put("standby.replicas", "1");
        return rig.process(ProcessorMain.class, instance, settings);
    }

    /** Streams moves tasks to an instance that has caught up at its next probing rebalance, within a minute. */
    private static void awaitRunningTasks(JvmProcess processor, int tasks) {
        Matcher line = Pattern.compile("serving on port (\\d+)")
                .matcher(processor.awaitLine("serving on port", FaultRig.PATIENCE));
        assertThat(line.find()).isTrue();
        URI health = URI.create("http://127.0.0.1:" + line.group(1) + "/healthz");
        HttpClient client = HttpClient.newHttpClient();
        Awaitility.await()
                .atMost(FaultRig.PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(runningTasks(client, health)).isEqualTo(tasks));
    }

    private static long runningTasks(HttpClient client, URI health) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
        return RUNNING.matcher(response.body()).results().count();
    }

    private SimulatorOptions traffic(double sendsPerSecond) {
        return new SimulatorOptions(sendsPerSecond, seed, Scenario.healthy(), TrafficProfile.demo());
    }
}
