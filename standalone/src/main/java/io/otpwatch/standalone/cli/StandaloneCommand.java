package io.otpwatch.standalone.cli;

import io.otpwatch.embedded.FolderLock;
import io.otpwatch.kit.BadSettings;
import io.otpwatch.kit.KafkaUnavailable;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.Logging;
import io.otpwatch.standalone.StopSignal;
import io.otpwatch.standalone.installation.InstallationOptions;
import io.otpwatch.standalone.installation.Standalone;
import io.otpwatch.standalone.table.Output;
import io.otpwatch.standalone.table.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "standalone",
        description =
                "Broker, processor and gateway in one process, with a live table, for one machine; what it knows outlives"
                        + " it.",
        footer = {
            "",
            "Feed it at 127.0.0.1, over HTTP at --gateway-port with the key in DIR/keys/gateway.key, or at --kafka-port.",
            "Everything it writes is in the folder of --data, its log too. --set gateway.KEY=VALUE sets what is the"
                    + " gateway's."
        })
final class StandaloneCommand implements Callable<Integer> {
    @SuppressWarnings("NullAway.Init") // set by picocli, which insists on it
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Where data is kept; is created if it is not there.")
    Path data;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8095",
            description = "Of /metrics and /healthz on 127.0.0.1, the gateway's are at the next; 0: any free ones."
                    + " Default: 8095.")
    int port;

    @Option(
            names = "--gateway-port",
            paramLabel = "PORT",
            defaultValue = "8088",
            description = "Where events are taken in over HTTP, on 127.0.0.1; 0: any free one. Default: 8088.")
    int gatewayPort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "9092",
            description = "Of the broker on 127.0.0.1; 0: any free one. Default: 9092.")
    int kafkaPort;

    @Option(names = "--plain", description = "Lines every ten seconds instead of the table, also on a terminal.")
    boolean plain;

    @Mixin
    final SettingOptions settings = new SettingOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        InstallationOptions options = new InstallationOptions(
                data, port, gatewayPort, kafkaPort, settings.set, settings.config(), System.getenv(), Optional.empty());
        options.check();
        FolderLock lock = hold(data);
        try (lock) {
            Path log = data.resolve("otpwatch.log");
            Logging.toFile(log);
            StopSignal stop = StopSignal.install();
            try {
                Output output = new Output(Terminal.ofThisProcess(), plain, System.out);
                new Standalone(options, output, stop).run();
                System.out.println("stopped; what it knows is kept in " + data);
                return 0;
            } catch (CannotRun | BadSettings | KafkaUnavailable e) {
                throw e;
            } catch (RuntimeException e) {
                LoggerFactory.getLogger(StandaloneCommand.class)
                        .atError()
                        .setCause(e)
                        .log("it failed");
                throw new CannotRun("it failed: " + e.getMessage() + "; its log is " + log, e);
            } finally {
                stop.ended();
            }
        }
    }

    /** Before its log is opened, which belongs to who is there already. */
    private static FolderLock hold(Path data) {
        try {
            return FolderLock.take(data);
        } catch (IllegalStateException e) {
            throw new CannotRun(
                    "another otpwatch uses " + data + ": stop that one, or give this one its own --data", e);
        } catch (IOException e) {
            throw new CannotRun(data + " cannot be used: " + e.getMessage(), e);
        }
    }
}
