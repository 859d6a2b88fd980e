package io.otpwatch.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;

/** A client's connection to the proxy, and the one that goes on from there to the server. */
record Link(Socket client, Socket server) implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** @throws IOException if nothing listens at the address; the client's connection is closed then */
    static Link connect(Socket client, SocketAddress address) throws IOException {
        Link link = new Link(client, new Socket());
        try {
            client.setTcpNoDelay(true);
            link.server.setTcpNoDelay(true);
            link.server.connect(address);
            return link;
        } catch (IOException e) {
            link.close();
            throw e;
        }
    }

    /** Takes to the server what the client sends; returns when that has ended, in whatever way. */
    void pumpForth(Gate gate) {
        pump(client, server, gate);
    }

    /** Takes to the client what the server sends. */
    void pumpBack(Gate gate) {
        pump(server, client, gate);
    }

    private void pump(Socket from, Socket to, Gate gate) {
        try {
            if (!copied(from, to, gate)) {
                gate.pass();
                close();
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Whether the stream came to its end; if not, one of the two connections was lost. */
    private static boolean copied(Socket from, Socket to, Gate gate) throws InterruptedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                gate.pass();
                out.write(buffer, 0, read);
            }
            gate.pass();
            to.shutdownOutput();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (client;
                server) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
