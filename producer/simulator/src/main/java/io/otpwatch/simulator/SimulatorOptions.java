package io.otpwatch.simulator;

import java.time.Instant;

/**
 * What a simulator does.
 *
 * @param sendsPerSecond at the start, resends included; 0 to 1,000,000
 * @param seed of everything random
 * @param scenario what goes wrong
 * @param profile usual traffic; its own rate is not used
 */
public record SimulatorOptions(double sendsPerSecond, long seed, Scenario scenario, TrafficProfile profile) {
    /**
     * Checks that the rate is in range and the scenario touches the traffic.
     *
     * @throws IllegalArgumentException that says the bad value
     */
    public SimulatorOptions {
        profile = profile.atRate(sendsPerSecond);
        scenario.requireCovers(profile);
    }

    /** The showcase in the demo's profile. */
    public static SimulatorOptions demo(double sendsPerSecond, long seed) {
        return new SimulatorOptions(sendsPerSecond, seed, Scenario.showcase(), TrafficProfile.demo());
    }

    TrafficModel model(Instant start) {
        return new TrafficModel(profile, scenario, seed, start);
    }
}
