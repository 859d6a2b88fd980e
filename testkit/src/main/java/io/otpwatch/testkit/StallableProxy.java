package io.otpwatch.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Forwards TCP connections to a port on 127.0.0.1, and can stand still: as a host that hangs, or a firewall that drops
 * packets. What is sent after {@link #stall()}, either way, and the end of a connection too, does not come through
 * before {@link #resume()}; then all of it does, in order. A connection that is opened meanwhile is accepted, and waits
 * as the others do.
 */
final class StallableProxy implements AutoCloseable {
    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    private static final int BACKLOG = 50;
    private static final int SECONDS_TO_END = 10;

    private final Gate gate = new Gate();
    private final ServerSocket listening;
    private final Thread acceptor = daemon(this::acceptAll);
    private final ExecutorService pumps = Executors.newCachedThreadPool(StallableProxy::daemon);
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile int target;

    private StallableProxy(ServerSocket listening) {
        this.listening = listening;
    }

    /** Takes a port from the operating system; connections to it wait for {@link #forwardTo}. */
    static StallableProxy listen() {
        try {
            return new StallableProxy(new ServerSocket(0, BACKLOG, HOST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /**
     * Forwards from now on.
     *
     * @param port of the server on 127.0.0.1; it is told once
     */
    void forwardTo(int port) {
        target = port;
        acceptor.start();
    }

    void stall() {
        gate.shut();
    }

    void resume() {
        gate.open();
    }

    private void acceptAll() {
        while (!listening.isClosed()) {
            try {
                forward(Link.connect(listening.accept(), new InetSocketAddress(HOST, target)));
            } catch (IOException e) {
                // Closed, or there is no server: then the client sees its connection end.
            }
        }
    }

    private void forward(Link link) {
        links.add(link);
        var unused = CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> link.pumpForth(gate), pumps),
                        CompletableFuture.runAsync(() -> link.pumpBack(gate), pumps))
                .thenRun(() -> end(link));
    }

    private void end(Link link) {
        link.close();
        links.remove(link);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stallable-proxy");
        thread.setDaemon(true);
        return thread;
    }

    /** Closes all connections, also while stalled; what has not come through is lost. */
    @Override
    public void close() {
        try {
            listening.close();
            acceptor.join(); // adds no link after this
            links.forEach(Link::close);
            pumps.shutdownNow();
            if (!pumps.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                throw new IllegalStateException("connections did not end within " + SECONDS_TO_END + " s");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
