package io.otpwatch.benchmarks.gateway;

import io.otpwatch.benchmarks.ParentWatch;
import io.otpwatch.gateway.GatewayConfig;
import io.otpwatch.gateway.GatewayService;
import io.otpwatch.gateway.http.Answer;
import io.otpwatch.gateway.http.Door;
import io.otpwatch.gateway.http.Endpoint;
import io.otpwatch.gateway.http.GatewayServer;
import io.otpwatch.kit.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server in its own JVM: says {@code ready PORT}, and runs until its parent wants it to end. */
final class ServerMain {
    static final String READY = "ready";
    static final String KEY = "otpwatch-benchmark-key";

    private static final Answer NO_CONTENT = new Answer(204, new byte[0], Map.of());

    private ServerMain() {}

    /** Arguments: which {@link Server}, and where Kafka is. */
    public static void main(String[] args) throws Exception {
        GatewayConfig config = GatewayConfig.of(Settings.load(
                GatewayConfig.definition(),
                Map.of(Settings.BOOTSTRAP, args[1], "api.key", KEY, "http.port", "0", "ops.port", "0"),
                Optional.empty(),
                Map.of()));
        switch (Server.valueOf(args[0])) {
            case GATEWAY -> {
                try (GatewayService gateway = GatewayService.start(config)) {
                    serve(gateway.port());
                }
            }
            case AT_ONCE -> {
                Endpoint atOnce = new Endpoint(
                        "/v1/sent", "POST", false, (exchange, body, length) -> exchange.answer(NO_CONTENT));
                Door door = new Door(config.door(), List.of(atOnce), (path, status) -> {});
                try (GatewayServer server =
                        GatewayServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), door)) {
                    serve(server.port());
                }
            }
        }
        System.exit(0);
    }

    private static void serve(int port) {
        System.out.println(READY + " " + port);
        ParentWatch.await();
    }
}
