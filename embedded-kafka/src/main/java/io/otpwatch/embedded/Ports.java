package io.otpwatch.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The two ports of one broker on 127.0.0.1, free when they were looked at. */
record Ports(int broker, int controller) {

    /**
     * @param wanted port of the broker, 0 to have the operating system choose
     * @throws PortInUseException if the wanted port is taken
     */
    static Ports find(int wanted) {
        // Both sockets are held at once, so that the two ports differ.
        try (ServerSocket broker = bind(wanted);
                ServerSocket controller = bind(0)) {
            return new Ports(broker.getLocalPort(), controller.getLocalPort());
        } catch (BindException e) {
            throw new PortInUseException(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("127.0.0.1 cannot be listened on", e);
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        // As Kafka does: a port whose last connection is still in TIME_WAIT is free.
        socket.setReuseAddress(true);
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return socket;
    }
}
