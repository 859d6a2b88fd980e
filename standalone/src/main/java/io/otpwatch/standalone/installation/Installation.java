package io.otpwatch.standalone.installation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.otpwatch.embedded.EmbeddedKafka;
import io.otpwatch.embedded.PortInUseException;
import io.otpwatch.gateway.GatewayService;
import io.otpwatch.kit.Heartbeats;
import io.otpwatch.kit.KafkaSettings;
import io.otpwatch.kit.TopicAdmin;
import io.otpwatch.kit.TopicLayout;
import io.otpwatch.processor.ProcessorConfig;
import io.otpwatch.processor.ProcessorService;
import io.otpwatch.schemas.Topics;
import io.otpwatch.standalone.CannotRun;
import io.otpwatch.standalone.StopSignal;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * Broker, topics, processor and gateway in this JVM, running.
 *
 * @param config as the processor has it
 */
public record Installation(ProcessorConfig config, ProcessorService processor, GatewayService gateway) {
    private static final int PARTITIONS = 4;

    /** What is done while it runs. */
    public interface Use<T> {
        /** Returns when it shall end. */
        Optional<T> of(Installation running) throws InterruptedException, IOException;
    }

    /**
     * Starts one after the other, lets it be used, and ends all in reverse.
     *
     * @param say told what is being started
     * @return what the use gave; empty if it was stopped before all ran
     * @throws CannotRun if a port is taken
     */
    @SuppressWarnings("try") // heartbeats beat while they are open
    public static <T> Optional<T> run(InstallationOptions options, StopSignal stop, Consumer<String> say, Use<T> use)
            throws InterruptedException, IOException {
        requireFree(options.opsPort(), "--port");
        requireFree(options.gatewayOpsPort(), "--port, and the one after it,");
        requireFree(options.gatewayPort(), "--gateway-port");
        say.accept("starting Kafka …");
        try (EmbeddedKafka broker = broker(options)) {
            ProcessorConfig config = options.processor(broker.bootstrapServers());
            try (Admin admin = Admin.create(config.kafka().admin())) {
                TopicAdmin.create(admin, Topics.all(), TopicLayout.singleBroker(PARTITIONS));
            }
            if (stop.isRequested()) {
                return Optional.empty();
            }
            say.accept("starting the processor …");
            try (Heartbeats ignored = Heartbeats.start(config.kafka(), new SimpleMeterRegistry(), "standalone");
                    ProcessorService processor = ProcessorService.start(config)) {
                return runs(processor, stop) ? withGateway(options, config, processor, use) : Optional.empty();
            }
        }
    }

    private static <T> Optional<T> withGateway(
            InstallationOptions options, ProcessorConfig config, ProcessorService processor, Use<T> use)
            throws InterruptedException, IOException {
        Keys keys = options.keys();
        try (GatewayService gateway =
                GatewayService.start(options.gateway(config.kafka().bootstrap(), keys))) {
            return use.of(new Installation(config, processor, gateway));
        }
    }

    public KafkaSettings kafka() {
        return config.kafka();
    }

    /** Where to look further, in one line. */
    public String where() {
        return "Kafka " + kafka().bootstrap() + " · gateway 127.0.0.1:" + gateway.port() + " · http://127.0.0.1:"
                + processor.opsPort() + "/metrics · Ctrl-C ends it";
    }

    /** Its service would find out too, but only when the broker has been started for nothing. */
    private static void requireFree(int port, String option) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.getLocalPort();
        } catch (BindException e) {
            throw new CannotRun(
                    "port " + port + " on 127.0.0.1 is in use: " + option
                            + " takes another one, 0 lets the system choose",
                    e);
        }
    }

    private static EmbeddedKafka broker(InstallationOptions options) {
        try {
            return EmbeddedKafka.start(options.kafka(), options.kafkaPort());
        } catch (PortInUseException e) {
            throw new CannotRun(
                    e.getMessage()
                            + ": does another otpwatch run? --kafka-port takes another one, 0 lets the system choose",
                    e);
        }
    }

    /** Waits until it does, for as long as restoring takes; false if it is stopped before. */
    private static boolean runs(ProcessorService processor, StopSignal stop) throws InterruptedException {
        while (!processor.running()) {
            if (stop.within(Duration.ofMillis(50))) {
                return false;
            }
            if (processor.ended()) {
                throw new CannotRun("the processor has stopped by itself; its log says why");
            }
        }
        return !stop.isRequested();
    }
}
