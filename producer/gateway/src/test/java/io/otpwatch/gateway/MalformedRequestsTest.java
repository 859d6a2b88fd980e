package io.otpwatch.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.gateway.intake.EventKind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MalformedRequestsTest {
    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 25_000;
    private static final int GOOD_EVERY = 100;
    private static final List<EventKind> KINDS = List.of(EventKind.values());

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void each_is_refused_and_counted_and_good_ones_among_them_are_taken_in() throws Exception {
        // Given
        long seed = System.nanoTime();
        System.out.println("malformed requests: seed " + seed);
        ExecutorService clients = Executors.newFixedThreadPool(CONNECTIONS);
        try (Rig rig = new Rig()) {
            List<Callable<Integer>> work = IntStream.range(0, CONNECTIONS)
                    .<Callable<Integer>>mapToObj(i -> () -> client(rig, new Random(seed + i), i))
                    .toList();
            // When
            int good = 0;
            for (Future<Integer> client : clients.invokeAll(work)) {
                good += client.get();
            }
            // Then
            assertThat(rig.producer.history()).as("seed %s", seed).hasSize(good);
            double refused = KINDS.stream()
                    .mapToDouble(kind -> rig.requests(kind.path(), "400"))
                    .sum();
            assertThat(refused).as("seed %s", seed).isEqualTo(CONNECTIONS * REQUESTS - good);
            assertThat(rig.door.requestsInFlight()).isZero();
            assertThat(rig.door.bytesInFlight()).isZero();
        } finally {
            clients.shutdownNow();
        }
    }

    private static int client(Rig rig, Random random, int number) throws IOException {
        try (Socket socket = rig.connect()) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            int good = 0;
            for (int i = 0; i < REQUESTS; i++) {
                boolean isGood = i % GOOD_EVERY == 0;
                EventKind kind = isGood ? EventKind.SENT : KINDS.get(random.nextInt(KINDS.size()));
                byte[] body = isGood ? Bodies.sent("k" + number + "-" + i).getBytes(UTF_8) : Malformed.body(random);
                socket.getOutputStream().write(request(kind, body));
                int status = status(in);
                assertThat(status)
                        .as("%s %s", kind.path(), new String(body, ISO_8859_1))
                        .isEqualTo(isGood ? 200 : 400);
                good += isGood ? 1 : 0;
            }
            return good;
        }
    }

    private static byte[] request(EventKind kind, byte[] body) {
        byte[] head = ("POST " + kind.path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Rig.KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    /** Reads one answer whole. */
    private static int status(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        in.readNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection was closed");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
