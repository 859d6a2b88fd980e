package io.otpwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class StallableProxyTest {
    private static final InetAddress HOST = InetAddress.getLoopbackAddress();
    private static final int LONG_ENOUGH_MILLIS = 200;

    private StallableProxy proxy;
    private ServerSocket listening;

    @BeforeEach
    void start() throws IOException {
        listening = new ServerSocket(0, 50, HOST);
        proxy = StallableProxy.listen();
        proxy.forwardTo(listening.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        listening.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_is_sent_while_it_is_stalled_arrives_afterwards_in_order(boolean byClient) throws IOException {
        // Given
        try (Socket client = connect();
                Socket server = listening.accept()) {
            Socket from = byClient ? client : server;
            Socket to = byClient ? server : client;
            send(from, "before ");
            assertThat(receive(to, 7)).isEqualTo("before ");

            // When
            proxy.stall();
            send(from, "one ");
            send(from, "two ");

            // Then
            assertSilent(to);

            // When
            proxy.resume();
            send(from, "after");

            // Then
            assertThat(receive(to, 13)).isEqualTo("one two after");
        }
    }

    @Test
    void a_connection_that_is_opened_while_it_is_stalled_works_afterwards() throws IOException {
        // Given
        proxy.stall();
        try (Socket client = connect();
                Socket server = listening.accept()) {
            send(client, "question");
            assertSilent(server);

            // When
            proxy.resume();

            // Then
            assertThat(receive(server, 8)).isEqualTo("question");
            send(server, "answer");
            assertThat(receive(client, 6)).isEqualTo("answer");
        }
    }

    @Test
    void the_end_of_a_connection_is_told_after_the_stall_too() throws IOException {
        // Given
        try (Socket client = connect();
                Socket server = listening.accept()) {
            proxy.stall();

            // When
            send(client, "last");
            hangUp(client);

            // Then
            assertSilent(server);

            // When
            proxy.resume();

            // Then
            assertThat(server.getInputStream().readAllBytes()).asString().isEqualTo("last");
        }
    }

    @Test
    void an_end_that_was_said_by_one_side_leaves_the_other_its_say() throws IOException {
        // Given
        try (Socket client = connect();
                Socket server = listening.accept()) {
            // When
            client.shutdownOutput();

            // Then
            assertThat(server.getInputStream().read()).isEqualTo(-1);
            send(server, "still here");
            hangUp(server);
            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("still here");
        }
    }

    @Test
    void nothing_is_lost_of_a_stream_that_is_stalled_again_and_again() throws IOException {
        // Given
        byte[] sent = new byte[8 << 20];
        new Random(1).nextBytes(sent);
        try (Socket client = connect();
                Socket server = listening.accept()) {
            // When
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> send(client, sent));
            byte[] received = new byte[sent.length];
            for (int at = 0; at < sent.length; at += sent.length / 16) {
                proxy.stall();
                proxy.resume();
                server.getInputStream().readNBytes(received, at, sent.length / 16);
            }

            // Then
            writing.join();
            assertThat(received).isEqualTo(sent);
        }
    }

    @Test
    void it_can_be_closed_while_it_is_stalled() throws IOException {
        // Given
        try (Socket client = connect();
                Socket server = listening.accept()) {
            proxy.stall();
            send(client, "never");

            // When
            proxy.close();

            // Then
            assertThat(isEnded(client)).isTrue();
            assertThat(isEnded(server)).isTrue();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void a_client_of_a_server_that_is_gone_sees_its_connection_end() throws IOException {
        // Given
        listening.close();

        // When
        try (Socket client = connect()) {
            // Then
            assertThat(isEnded(client)).isTrue();
        }
    }

    private Socket connect() throws IOException {
        return new Socket(HOST, proxy.port());
    }

    private static void hangUp(Socket socket) throws IOException {
        socket.close();
    }

    private static void send(Socket socket, String text) {
        send(socket, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String receive(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.UTF_8);
    }

    private static void assertSilent(Socket socket) throws IOException {
        socket.setSoTimeout(LONG_ENOUGH_MILLIS);
        assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        socket.setSoTimeout(0);
    }

    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) { // reset, as there was something that nobody had read
            return true;
        }
    }
}
