package io.otpwatch.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The two ports of one broker on 127.0.0.1, free when they were looked at. */
record Ports(int broker, int controller) {
    /** A free port may be taken by another process before the broker has it. */
    private static final int BIND_ATTEMPTS = 5;

    /**
     * @param wanted port of the broker, 0 to have the operating system choose
     * @throws PortInUseException if the wanted port is taken
     */
    static Ports find(int wanted) {
        List<Integer> found = free(List.of(wanted, 0));
        return new Ports(found.get(0), found.get(1));
    }

    /**
     * As many ports as are wanted, no two the same.
     *
     * @param wanted 0 where the operating system is to choose
     * @throws PortInUseException if a wanted port is taken
     */
    static List<Integer> free(List<Integer> wanted) {
        // All are held at once, so that they differ.
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int port : wanted) {
                held.add(bind(port));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(Ports::release);
        }
    }

    /**
     * What {@code start} returns; it is called again, to look for other ports, while the ports that it found are taken
     * before it has them.
     *
     * @throws PortInUseException if that happened five times
     */
    static <T> T retried(Supplier<T> start) {
        for (int attempt = 1; attempt < BIND_ATTEMPTS; attempt++) {
            try {
                return start.get();
            } catch (PortInUseException e) {
                // The next attempt looks for others.
            }
        }
        return start.get();
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            // As Kafka does: a port whose last connection is still in TIME_WAIT is free.
            socket.setReuseAddress(true);
            try {
                socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
                return socket;
            } catch (IOException e) {
                socket.close();
                throw e;
            }
        } catch (BindException e) {
            throw new PortInUseException(port);
        } catch (IOException e) {
            throw new UncheckedIOException("127.0.0.1 cannot be listened on", e);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
