package io.otpwatch.gateway.http;

import io.otpwatch.kit.BadSettings;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HTTP/1.1 on one address, behind a {@link Door}, with every limit that a connection has. Knows nothing of events. */
public final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final int THREADS_MIN = 8;
    private static final int THREADS_PER_PROCESSOR = 4;
    private static final long SWEEP_MS = 500;
    private static final long SHUTDOWN_IDLE_MS = 200;

    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "otp-gateway-sweeper");
        thread.setDaemon(true);
        return thread;
    });

    private GatewayServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens until it is closed.
     *
     * @param address port 0 lets the system choose
     * @throws BadSettings if the address cannot be bound
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the sweeps end with the sweeper
    public static GatewayServer start(InetSocketAddress address, Door door) {
        HttpLimits limits = door.limits();
        int threads = Math.max(
                THREADS_MIN, THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
        QueuedThreadPool pool = new QueuedThreadPool(threads, threads);
        pool.setName("otp-gateway");
        pool.setDaemon(true);
        Server server = new Server(pool);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(settings(limits)));
        connector.setHost(address.getHostString());
        connector.setPort(address.getPort());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_MS);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
        server.setErrorHandler(new JsonErrors(door.meter()));
        server.setHandler(new GracefulHandler(door));
        server.setStopTimeout(limits.stop().toMillis());
        GatewayServer started = new GatewayServer(server, connector);
        try {
            server.start();
        } catch (Exception e) { // as Jetty declares it
            started.close();
            throw new BadSettings(List.of("cannot listen on " + address.getHostString() + ":" + address.getPort() + " ("
                    + e.getMessage() + "): choose another address or port, or stop what listens there"));
        }
        Drippers drippers = new Drippers(connector, limits.arrival());
        started.sweeper.scheduleWithFixedDelay(() -> sweep(drippers, door), SWEEP_MS, SWEEP_MS, TimeUnit.MILLISECONDS);
        return started;
    }

    /** The port that is listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Takes no more requests, lets those that have begun end within the limit, then closes every connection. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // as Jetty declares it; what did not end in time is cut
            LOG.atWarn().addKeyValue("reason", e.getClass().getSimpleName()).log("the server stopped with a problem");
        } finally {
            sweeper.shutdownNow();
        }
    }

    private static HttpConfiguration settings(HttpLimits limits) {
        HttpConfiguration settings = new HttpConfiguration();
        settings.setSendServerVersion(false);
        settings.setSendDateHeader(false);
        settings.setRequestHeaderSize(limits.headerBytes());
        settings.setPersistentConnectionsEnabled(true);
        return settings;
    }

    private static void sweep(Drippers drippers, Door door) {
        try {
            long now = System.nanoTime();
            drippers.cut(now);
            door.cutSlow(now);
        } catch (RuntimeException e) { // a sweep that throws would be the last
            LOG.atWarn().setCause(e).log("slow connections could not be looked for");
        }
    }
}
