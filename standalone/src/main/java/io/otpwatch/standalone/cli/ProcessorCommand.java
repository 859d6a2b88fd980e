package io.otpwatch.standalone.cli;

import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "processor",
        description = "Follows every code from its send to its outcome, against an outside Kafka.",
        footer = {"", "On a single broker: --set replication.factor=1"})
final class ProcessorCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--settings", description = "List every setting with its default and meaning, and end.")
    boolean list;

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            SettingsList.print(ProcessorConfig.definition(), System.out);
            return 0;
        }
        return serve();
    }

    private int serve() throws InterruptedException {
        Settings settings = kafka.load(ProcessorConfig.definition());
        Logging.service();
        StopSignal stop = StopSignal.install();
        try (ProcessorService processor = ProcessorService.start(ProcessorConfig.of(settings))) {
            System.out.println("Kafka " + settings.kafka().bootstrap() + " · port " + processor.opsPort()
                    + " has /metrics and /healthz · Ctrl-C ends it");
            while (!stop.within(LOOK)) {
                if (processor.ended()) {
                    throw new CannotRun("the processor has stopped by itself; its log says why");
                }
            }
            return 0;
        } finally {
            stop.ended();
        }
    }
}
