package io.otpwatch.standalone.cli;

import io.otpwatch.kit.Settings;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.processor.metrics.WatchMetrics;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "processor",
        description = "Follows every code from its send to its outcome, against an outside Kafka.",
        footer = {"", "Settings: ./otpwatch processor --settings lists them."})
final class ProcessorCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = kafka.load(ProcessorConfig.definition());
        Logging.service();
        StopSignal stop = StopSignal.install();
        try (ProcessorService processor = ProcessorService.start(ProcessorConfig.of(settings), WatchMetrics.NONE)) {
            while (!stop.within(LOOK)) {
                if (!processor.running()) {
                    throw new CannotRun("the processor has stopped; its log says why");
                }
            }
            return 0;
        } finally {
            stop.ended();
        }
    }
}
