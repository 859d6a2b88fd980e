package io.otpwatch.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.otpwatch.gateway.http.HttpLimits;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GatewayServerTest {
    private static final String SENT = "/v1/sent";
    private static final String UNKNOWN =
            "{\"kind\":\"DELIVERED\",\"provider\":\"twilio\",\"vendorMessageId\":\"SM1\"}";
    private static final Set<String> EVENT_PATHS = Set.of(SENT, "/v1/received", "/v1/failed");

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private Rig rig = new Rig();

    @AfterEach
    void afresh() {
        rig.close();
        rig = new Rig();
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SENT, "/v1/received", "/v1/failed"})
    void every_example_of_the_document_is_taken_in(String path) {
        JsonNode content = OpenApi.document().get("paths").get(path).at("/post/requestBody/content/application~1json");
        assertThat(content.get("examples")).isNotEmpty();
        content.get("examples").forEach(example -> {
            // Given
            String body = example.get("value").toString();
            OpenApi.validate(content.get("schema"), body);
            // When
            HttpResponse<String> response = post(path, body);
            // Then
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        });
        assertThat(rig.producer.history()).isNotEmpty();
    }

    @Test
    void one_event_is_answered_after_its_acknowledgement() {
        // Given
        again(new Rig.Options(false, Duration.ofSeconds(5), 0, Rig.LIMITS));
        // When
        CompletableFuture<HttpResponse<String>> response =
                CompletableFuture.supplyAsync(() -> post(SENT, Bodies.sent("k1")));
        Awaitility.await().until(() -> rig.producer.history().size() == 1);
        boolean early = response.isDone();
        rig.producer.completeNext();
        // Then
        assertThat(early).isFalse();
        assertThat(response.join().statusCode()).isEqualTo(200);
        assertThat(response.join().body()).isEqualTo("{\"accepted\":1}");
    }

    @Test
    void of_an_array_the_refused_are_named_and_the_others_taken() {
        // When
        HttpResponse<String> response = post(
                SENT,
                "[" + Bodies.sent("k1") + "," + Bodies.sent("k2", "\"attempt2\":0") + "," + Bodies.sent("k3") + "]");
        // Then
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.body())
                .isEqualTo(
                        "{\"accepted\":2,\"refused\":[{\"index\":1,\"field\":\"attempt2\",\"expected\":\"no such field\"}]}");
        assertThat(rig.producer.history()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SENT, "/v1/received", "/v1/failed"})
    void whatever_is_wrong_with_a_request_is_answered_as_documented(String path) {
        byte[] body = "{}".getBytes(UTF_8);
        status(400, path, rig.send(rig.postTo(path, body).build()));
        status(400, path, post(path, "[{"));
        status(207, path, post(path, "[{}]"));
        status(405, path, rig.send(rig.request(path).GET().build()));
        status(
                401,
                path,
                rig.send(rig.request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build()));
        status(
                401,
                path,
                rig.send(rig.postTo(path, body)
                        .setHeader("Authorization", "Bearer " + Rig.KEY + "x")
                        .build()));
        status(
                415,
                path,
                rig.send(rig.postTo(path, body)
                        .setHeader("Content-Type", "text/plain")
                        .build()));
        status(
                415,
                path,
                rig.send(rig.postTo(path, body)
                        .header("Content-Encoding", "gzip")
                        .build()));
        status(413, path, post(path, " ".repeat(Rig.LIMITS.bodyBytes()) + "{}"));
        status(
                413,
                path,
                post(path, IntStream.range(0, 101).mapToObj(i -> "{}").collect(Collectors.joining(",", "[", "]"))));
        status(
                431,
                path,
                rig.send(rig.postTo(path, body)
                        .header("X-Long", "x".repeat(5_000))
                        .build()));
        status(421, path, raw("POST " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
        assertThat(rig.producer.history()).isEmpty();
    }

    @Test
    void the_second_key_and_a_configured_name_are_as_good() {
        // Given
        String key = "Authorization: Bearer " + Rig.NEXT_KEY;
        // When
        String answer = raw("POST " + SENT + " HTTP/1.1\r\nHost: gateway.example:80\r\n" + key
                + "\r\nContent-Type: application/json; charset=UTF-8\r\nConnection: close\r\nContent-Length: "
                + Bodies.sent("k1").length() + "\r\n\r\n" + Bodies.sent("k1"));
        // Then
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    @Test
    void paths_that_are_none_and_requests_that_are_none_are_answered_in_json() {
        assertThat(post("/v1/sent/x", "{}").body()).contains("not_found");
        assertThat(raw("NONSENSE\r\n\r\n")).contains("400").contains("\"error\":\"bad_request\"");
        assertThat(rig.requests("other", "404")).isEqualTo(1);
        assertThat(rig.requests("other", "400")).isEqualTo(1);
    }

    @Test
    void the_document_is_open_to_all_and_read_only() {
        String path = GatewayMeters.OPENAPI;
        status(200, path, rig.send(rig.request(path).GET().build()));
        status(405, path, rig.send(rig.request(path).DELETE().build()));
        status(421, path, raw("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"));
    }

    @Test
    void more_requests_than_a_key_may_make_are_told_to_come_later() {
        EVENT_PATHS.forEach(path -> {
            // Given
            again(new Rig.Options(true, Duration.ofSeconds(5), 1, Rig.LIMITS));
            // When
            post(path, "{}");
            HttpResponse<String> second = post(path, "{}");
            // Then
            status(429, path, second);
        });
    }

    @Test
    void a_receipt_is_found_by_the_providers_id_or_answered_with_404() {
        // Given
        rig.idsAreCurrent();
        // When // Then
        status(404, "/v1/received", post("/v1/received", UNKNOWN));
        status(
                404,
                "/v1/failed",
                post(
                        "/v1/failed",
                        UNKNOWN.replace("\"kind\":\"DELIVERED\"", "\"reasonClass\":\"UNKNOWN\",\"reason\":\"x\"")));
        assertThat(rig.producer.history()).isEmpty();
        assertThat(rig.registry
                        .get("otp.gateway.events.refused")
                        .tags("event", "received", "reason", "unknown_vendor_message")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_receipt_whose_id_may_still_come_is_to_be_sent_again() {
        // When
        HttpResponse<String> one = post("/v1/received", UNKNOWN);
        HttpResponse<String> batch = post("/v1/received", "[" + Bodies.received("k1") + "," + UNKNOWN + "]");
        // Then
        for (HttpResponse<String> response : List.of(one, batch)) {
            status(503, "/v1/received", response);
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void requests_that_wait_for_ids_leave_room_for_others() {
        // Given
        rig.close();
        rig = new Rig(Rig.Options.USUAL, Duration.ofMinutes(5));
        String batch = IntStream.range(0, 4)
                .mapToObj(i -> UNKNOWN.replace("SM1", "SM" + i))
                .collect(Collectors.joining(",", "[", "]"));
        List<CompletableFuture<HttpResponse<String>>> waiting = Stream.of(UNKNOWN, UNKNOWN, batch)
                .map(body -> rig.postAsync("/v1/received", body))
                .toList();
        Awaitility.await().until(() -> rig.vendorIds.waiting() == 3);
        // When
        HttpResponse<String> receipt = post("/v1/received", UNKNOWN);
        HttpResponse<String> send = post(SENT, Bodies.sent("k1"));
        // Then
        status(503, "/v1/received", receipt);
        status(200, SENT, send);
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        IntStream.range(0, 4).forEach(i -> rig.learn("SM" + i));
        assertThat(waiting)
                .allSatisfy(response -> assertThat(response.join().statusCode()).isEqualTo(200));
        assertThat(rig.vendorIds.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {SENT, "/v1/received", "/v1/failed"})
    void a_fault_of_its_own_is_answered_as_documented(String path) {
        // Given
        rig.isBuggy();
        // When
        HttpResponse<String> response = post(path, "{}");
        // Then
        status(500, path, response);
        assertThat(response.body()).doesNotContain("a fault");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 415, 421})
    void the_body_of_what_is_refused_is_read_so_that_the_answer_is_seen(int status) throws IOException {
        // Given
        int length = 5 * Rig.LIMITS.bodyBytes();
        String first = "POST " + (status == 404 ? "/no" : SENT) + " HTTP/1.1\r\nHost: "
                + (status == 421 ? "evil.example" : "localhost") + "\r\nAuthorization: Bearer "
                + (status == 401 ? "x" : Rig.KEY) + "\r\nContent-Type: text/plain\r\nContent-Length: " + length
                + "\r\n\r\n";
        String second = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        // When
        String answers = raw(first + " ".repeat(length) + second);
        // Then
        assertThat(answers).startsWith("HTTP/1.1 " + status).contains("HTTP/1.1 200");
        assertThat(rig.door.requestsInFlight()).isZero();
        assertThat(rig.door.bytesInFlight()).isZero();
    }

    @Test
    void an_item_that_waits_for_its_id_does_not_make_the_others_overdue() {
        // Given
        again(new Rig.Options(true, Duration.ofMillis(50), 0, Rig.LIMITS));
        rig.idsAreCurrent();
        // When
        HttpResponse<String> response = post("/v1/received", "[" + Bodies.received("k1") + "," + UNKNOWN + "]");
        // Then
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.body()).contains("\"accepted\":1", "vendorMessageId");
    }

    @Test
    void without_acknowledgement_in_time_and_then_at_once_the_answer_is_503_until_one_comes() {
        EVENT_PATHS.forEach(path -> {
            // Given
            again(new Rig.Options(false, Duration.ofMillis(600), 0, Rig.LIMITS));
            String body = path.equals(SENT)
                    ? Bodies.sent("k1")
                    : path.endsWith("received") ? Bodies.received("k1") : Bodies.failed("k1", "x");
            // When
            HttpResponse<String> overdue = post(path, body);
            HttpResponse<String> refused = post(path, body);
            // Then
            status(503, path, overdue);
            status(503, path, refused);
            assertThat(rig.producer.history()).hasSize(1);
            assertThat(rig.circuit.isOpen()).isTrue();
            rig.producer.completeNext();
            assertThat(rig.circuit.isOpen()).isFalse();
        });
    }

    @Test
    void events_that_kafka_refused_are_not_acknowledged() {
        // Given
        again(new Rig.Options(false, Duration.ofSeconds(5), 0, Rig.LIMITS));
        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(
                () -> post(SENT, "[" + Bodies.sent("k1") + "," + Bodies.sent("k2") + "]"));
        Awaitility.await().until(() -> rig.producer.history().size() == 2);
        // When
        rig.producer.completeNext();
        rig.producer.errorNext(new RuntimeException("no"));
        // Then
        assertThat(response.join().statusCode()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {SENT, "/v1/received", "/v1/failed"})
    void a_body_that_comes_drop_by_drop_is_cut(String path) throws IOException {
        try (Socket socket = rig.connect()) {
            // Given
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Rig.KEY
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
                            .getBytes(UTF_8));
            // When
            long begin = System.nanoTime();
            drip(socket);
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            // Then
            assertThat(answer).contains("/1.1 408").contains("too_slow");
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isLessThan(8);
            seen.add(path + " 408");
        }
    }

    @Test
    void headers_that_come_drop_by_drop_are_cut() throws IOException {
        try (Socket socket = rig.connect()) {
            // Given
            socket.getOutputStream().write("POST /v1/sent HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(UTF_8));
            // When
            long begin = System.nanoTime();
            drip(socket);
            // Then
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    .isBetween(1L, 8L);
            assertThat(rig.server.port()).isPositive();
        }
    }

    @Test
    void a_connection_that_waits_between_requests_is_not_cut() throws Exception {
        // Given
        HttpLimits hasty = new HttpLimits(
                64 << 10, 4 << 10, 64, 1 << 20, Duration.ofSeconds(10), Duration.ofMillis(300), Duration.ofSeconds(1));
        again(new Rig.Options(true, Duration.ofSeconds(5), 0, hasty));
        String request = "POST " + SENT + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Rig.KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + Bodies.sent("k1").length() + "\r\n\r\n"
                + Bodies.sent("k1");
        try (Socket socket = rig.connect()) {
            socket.setSoTimeout(10_000);
            byte[] answer = new byte[4_096];
            // When
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(request.getBytes(UTF_8));
                int read = socket.getInputStream().read(answer);
                // Then
                assertThat(new String(answer, 0, read, UTF_8)).startsWith("HTTP/1.1 200");
                awaitSlowOneIsCut();
            }
        }
    }

    @Test
    void a_request_that_waits_is_not_cut_as_idle() {
        // Given
        HttpLimits hasty = new HttpLimits(
                64 << 10, 4 << 10, 64, 1 << 20, Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(1));
        again(new Rig.Options(false, Duration.ofSeconds(4), 0, hasty));
        // When
        HttpResponse<String> response = post(SENT, Bodies.sent("k1"));
        // Then
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @Test
    void what_is_in_flight_at_the_end_is_answered() {
        // Given
        again(new Rig.Options(false, Duration.ofSeconds(5), 0, Rig.LIMITS));
        CompletableFuture<HttpResponse<String>> response =
                CompletableFuture.supplyAsync(() -> rig.post(SENT, Bodies.sent("k1")));
        Awaitility.await().until(() -> rig.producer.history().size() == 1);
        // When
        CompletableFuture<Void> closed = CompletableFuture.runAsync(rig.server::close);
        rig.producer.completeNext();
        // Then
        assertThat(response.join().statusCode()).isEqualTo(200);
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    /** Last, as it looks at what the others have seen. */
    @Test
    @Order(Integer.MAX_VALUE)
    void every_answer_of_the_document_was_seen_and_no_other() {
        assertThat(new TreeSet<>(seen)).isEqualTo(new TreeSet<>(OpenApi.answers()));
    }

    /** Begins a request and returns when its connection is closed for want of the rest: all were looked at by then. */
    private void awaitSlowOneIsCut() throws IOException {
        try (Socket slow = rig.connect()) {
            slow.setSoTimeout(10_000);
            slow.getOutputStream().write("POST ".getBytes(UTF_8));
            assertThat(slow.getInputStream().read()).isEqualTo(-1);
        }
    }

    private void again(Rig.Options options) {
        rig.close();
        rig = new Rig(options);
    }

    private HttpResponse<String> post(String path, String body) {
        HttpResponse<String> response = rig.post(path, body);
        if (OpenApi.document().get("paths").has(path)) {
            OpenApi.check(path, response);
            seen.add(path + " " + response.statusCode());
        }
        return response;
    }

    private void status(int status, String path, HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        OpenApi.check(path, response);
        seen.add(path + " " + status);
    }

    private void status(int status, String path, String raw) {
        assertThat(raw).startsWith("HTTP/1.1 " + status).contains("\"error\":");
        assertThat(OpenApi.answers()).contains(path + " " + status);
        seen.add(path + " " + status);
    }

    private String raw(String request) {
        try (Socket socket = rig.connect()) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A byte now and then, until the server has had enough. */
    private static void drip(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        InputStream in = socket.getInputStream();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (System.nanoTime() < end) {
            try {
                socket.getOutputStream().write(' ');
                if (in.available() > 0) {
                    return;
                }
                in.mark(1);
                if (in.read() < 0) {
                    return;
                }
            } catch (java.net.SocketTimeoutException e) { // nothing came: the next drop
            } catch (IOException e) {
                return;
            }
        }
    }
}
