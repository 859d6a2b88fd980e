package io.otpwatch.standalone.cli;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.standalone.Durations;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigDef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "heartbeat",
        description =
                "Carries time through the inputs: one empty record a second to each partition. One writer should live"
                        + " outside the processor, so that time flows inside a backlog too.")
final class HeartbeatCommand implements Callable<Integer> {
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws InterruptedException {
        KafkaSettings settings = kafka.load(new ConfigDef()).kafka();
        Logging.service();
        StopSignal stop = StopSignal.install();
        System.out.println("heartbeats to Kafka " + settings.bootstrap() + " · Ctrl-C ends it");
        try (Heartbeats heartbeats = Heartbeats.start(settings, new SimpleMeterRegistry())) {
            while (!stop.within(SAY_EVERY)) {
                System.out.println("the oldest acknowledged heartbeat of a partition is "
                        + Durations.latency(heartbeats.gap().toMillis())
                        + " old, the leaders' clocks differ by at most "
                        + Durations.latency(heartbeats.worstSkew().toMillis()));
            }
            return 0;
        } finally {
            stop.ended();
        }
    }
}
