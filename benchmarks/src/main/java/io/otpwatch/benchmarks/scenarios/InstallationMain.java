package io.otpwatch.benchmarks.scenarios;

import io.otpwatch.benchmarks.ParentWatch;
import io.otpwatch.simulator.Scenario;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.demo.Demo;
import io.otpwatch.standalone.installation.Installation;
import io.otpwatch.standalone.installation.InstallationOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The demo's installation and traffic in a JVM of its own: says {@code ready HOST:PORT MS}, where Kafka is and when traffic
 * began, and runs until its parent wants it to end.
 */
final class InstallationMain {
    static final String READY = "ready";
    private static final long LOOK_EVERY_MS = 500;

    private InstallationMain() {}

    /** Arguments: an empty folder, codes a second, the seed, the scenario. */
    public static void main(String[] args) throws Exception {
        ParentWatch.haltAtItsEnd();
        SimulatorOptions traffic = new SimulatorOptions(
                Double.parseDouble(args[1]), Long.parseLong(args[2]), Scenario.parse(args[3]), TrafficProfile.demo());
        InstallationOptions options = new InstallationOptions(
                Path.of(args[0]), 0, 0, 0, Demo.settings(), Optional.empty(), Map.of(), Optional.of(Demo.API_KEY));
        Installation.run(options, new StopSignal(), starting -> {}, running -> use(running, traffic));
    }

    private static Optional<Void> use(Installation running, SimulatorOptions traffic) throws InterruptedException {
        try (Simulator simulator = Simulator.start(traffic, running.kafka(), appended -> {})) {
            System.out.println(READY + " " + running.kafka().bootstrap() + " "
                    + simulator.startedAt().toEpochMilli());
            while (!running.processor().ended()) {
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        throw new IllegalStateException("the processor has stopped by itself");
    }
}
