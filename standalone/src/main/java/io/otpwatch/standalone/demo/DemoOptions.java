package io.otpwatch.standalone.demo;

import io.otpwatch.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What a demo does.
 *
 * @param traffic what is simulated
 * @param duration how long new codes are sent; empty: until Ctrl-C
 * @param opsPort of /metrics, /healthz and /readyz on 127.0.0.1
 * @param gatewayPort where events are taken in on 127.0.0.1; 0: chosen by the system
 * @param kafkaPort of the broker on 127.0.0.1; 0: chosen by the system
 * @param report where the report is written after draining
 * @param truth where the ground truth is written, as JSON lines
 */
public record DemoOptions(
        SimulatorOptions traffic,
        Optional<Duration> duration,
        int opsPort,
        int gatewayPort,
        int kafkaPort,
        Optional<Path> report,
        Optional<Path> truth) {
    /** The truth about a code takes about 600 bytes until the report is written. */
    private static final long CODES_MAX = 2_000_000;

    public DemoOptions {
        double codes = duration.map(Duration::toSeconds).orElse(0L) * traffic.sendsPerSecond();
        if (codes > CODES_MAX) {
            throw new IllegalArgumentException("--rate times --duration must be at most " + CODES_MAX
                    + " codes, as the truth about them is kept in memory: " + (long) codes);
        }
        if (report.isPresent() && duration.isEmpty()) {
            throw new IllegalArgumentException("--report needs --duration: it is written when the traffic has drained");
        }
    }
}
