package io.otpwatch.standalone.cli;

import io.otpwatch.gateway.GatewayConfig;
import io.otpwatch.gateway.GatewayService;
import io.otpwatch.kit.Settings;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "gateway",
        description = "Takes events in over HTTP, for what is not written in Java, against an outside Kafka.",
        footer = {
            "",
            "Needs a key: OTPWATCH_API_KEY_FILE names the file that has it. GET /openapi.json says what it takes."
        })
final class GatewayCommand implements Callable<Integer> {
    @Mixin
    final KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--settings", description = "List every setting with its default and meaning, and end.")
    boolean list;

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            SettingsList.print(GatewayConfig.definition(), System.out);
            return 0;
        }
        return serve();
    }

    private int serve() throws InterruptedException {
        Settings settings = kafka.load(GatewayConfig.definition());
        Logging.service();
        StopSignal stop = StopSignal.install();
        try (GatewayService gateway = GatewayService.start(GatewayConfig.of(settings))) {
            System.out.println("Kafka " + settings.kafka().bootstrap() + " · port " + gateway.port()
                    + " takes events · port " + gateway.opsPort() + " has /metrics and /healthz · Ctrl-C ends it");
            stop.await();
            return 0;
        } finally {
            stop.ended();
        }
    }
}
