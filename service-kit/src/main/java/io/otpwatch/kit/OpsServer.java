package io.otpwatch.kit;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What operations ask a service over HTTP: {@code /metrics} for Prometheus, {@code /healthz} whether it works,
 * {@code /readyz} whether it may get traffic. Reads only. Answers only to its own names, so that no page in a browser
 * can reach it through a name of its own (DNS rebinding).
 */
public final class OpsServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING_MAX = 64;
    private static final String REQUEST_SECONDS_MAX = "30";

    private final HttpServer server;
    private final ExecutorService workers;

    private OpsServer(HttpServer server, ExecutorService workers) {
        this.server = server;
        this.workers = workers;
    }

    /** As the other, known by no further host name. */
    public static OpsServer start(
            InetSocketAddress address, PrometheusMeterRegistry meters, Supplier<Health> live, Supplier<Health> ready) {
        return start(address, Set.of(), OpsEndpoints.of(meters, live, ready));
    }

    /**
     * Listens until it is closed.
     *
     * @param address port 0 lets the system choose
     * @param hosts names beside localhost and the address itself by which it may be called, such as "processor"
     * @param endpoints by path
     * @throws BadSettings if the address cannot be bound
     */
    public static OpsServer start(InetSocketAddress address, Set<String> hosts, Map<String, Endpoint> endpoints) {
        boundTheTimeOfARequest();
        try {
            HttpServer server = HttpServer.create(address, 0);
            ExecutorService workers = workers();
            server.setExecutor(workers);
            server.createContext("/", new OpsHandler(new HostNames(hosts), new TreeMap<>(endpoints)));
            server.start();
            return new OpsServer(server, workers);
        } catch (IOException e) {
            throw new BadSettings(List.of("cannot listen on " + address.getHostString() + ":" + address.getPort() + " ("
                    + e.getMessage() + "): choose another address or port, or stop what listens there"));
        }
    }

    /** The port that is listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** A client that sends or reads drop by drop would hold a worker for ever. The JDK's server reads these once. */
    private static void boundTheTimeOfARequest() {
        for (String limit : List.of("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime")) {
            if (System.getProperty(limit) == null) {
                System.setProperty(limit, REQUEST_SECONDS_MAX);
            }
        }
    }

    private static ExecutorService workers() {
        return new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), task -> {
                    Thread thread = new Thread(task, "otp-ops");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
