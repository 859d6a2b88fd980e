package io.otpwatch.standalone.cli;

import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.simulator.AppendListener;
import io.otpwatch.simulator.Simulator;
import io.otpwatch.simulator.SimulatorCounts;
import io.otpwatch.simulator.SimulatorOptions;
import io.otpwatch.simulator.TrafficProfile;
import io.otpwatch.simulator.TruthWriter;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigDef;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "simulator", description = "Simulated traffic with its ground truth, into an outside Kafka.")
final class SimulatorCommand implements Callable<Integer> {
    private static final Duration SAY_EVERY = Duration.ofSeconds(10);

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Mixin
    final TrafficOptions traffic = new TrafficOptions();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            converter = ProfileConverter.class,
            description = "demo (for a horizon of 90 s) or production (10 min and more). Default: production.")
    TrafficProfile profile = TrafficProfile.production();

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description =
                    "How long codes are sent; then what becomes of them is appended still. Default: until Ctrl-C.")
    @Nullable
    Duration duration;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Write every appended event with its append time, as JSON lines.")
    @Nullable
    Path truth;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatorOptions options = traffic.with(profile);
        KafkaSettings settings = kafka.load(new ConfigDef()).kafka();
        Logging.service();
        StopSignal stop = StopSignal.install();
        System.out.println("traffic to Kafka " + settings.bootstrap() + " · Ctrl-C ends it");
        try (Truths truths = Truths.open(Optional.ofNullable(truth));
                Simulator simulator = Simulator.start(options, settings, truths.listener())) {
            Optional<Instant> end = Optional.ofNullable(duration).map(Instant.now()::plus);
            boolean drained = false;
            while (!drained && !stop.within(SAY_EVERY)) {
                if (end.isPresent() && Instant.now().isAfter(end.get())) {
                    simulator.stop();
                    drained = simulator.awaitDrained(Duration.ZERO);
                }
                say(simulator.counts());
            }
            return 0;
        } finally {
            stop.ended();
        }
    }

    private static void say(SimulatorCounts counts) {
        System.out.printf(
                "appended %,d events, %,d under way, %,d failed%n",
                counts.acknowledged(), counts.underWay(), counts.failed());
    }

    /** The file of the ground truth, if one is wanted. */
    private record Truths(Optional<TruthWriter> file) implements AutoCloseable {
        static Truths open(Optional<Path> path) {
            try {
                return new Truths(path.isPresent() ? Optional.of(TruthWriter.create(path.get())) : Optional.empty());
            } catch (IOException e) {
                throw new CannotRun("the ground truth cannot be written: " + e.getMessage(), e);
            }
        }

        AppendListener listener() {
            return appended -> file.ifPresent(lines -> lines.appended(appended));
        }

        @Override
        public void close() throws IOException {
            if (file.isPresent()) {
                file.get().close();
            }
        }
    }
}
