package io.otpwatch.standalone.cli;

import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.Watchdog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.ConfigDef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "processor",
        description = "Follows every code from its send to its outcome, against an outside Kafka.",
        footer = {"", "On a single broker: --set replication.factor=1"})
final class ProcessorCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);
    /** State that is restored from the log may be large. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--settings", description = "List every setting with its default and meaning, and end.")
    boolean list;

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            ProcessorConfig.definition().configKeys().values().forEach(ProcessorCommand::print);
            return 0;
        }
        return serve();
    }

    private static void print(ConfigDef.ConfigKey key) {
        System.out.println(key.name + "=" + ConfigDef.convertToString(key.defaultValue, key.type));
        System.out.println("    " + key.documentation);
    }

    private int serve() throws InterruptedException {
        Settings settings = kafka.load(ProcessorConfig.definition());
        Logging.service();
        StopSignal stop = StopSignal.install();
        try (ProcessorService processor = ProcessorService.start(ProcessorConfig.of(settings), WatchMetrics.NONE)) {
            System.out.println("Kafka " + settings.kafka().bootstrap() + " · port " + processor.opsPort()
                    + " has /metrics and /healthz · Ctrl-C ends it");
            Watchdog watchdog = new Watchdog(processor::running, PATIENCE, InstantSource.system());
            while (!stop.within(LOOK)) {
                watchdog.look();
            }
            return 0;
        } finally {
            stop.ended();
        }
    }
}
