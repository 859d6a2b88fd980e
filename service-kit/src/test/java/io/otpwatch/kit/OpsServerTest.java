package io.otpwatch.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpsServerTest {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Health ready = Health.up();
    private final OpsServer server = OpsServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            meters,
            () -> {
                throw new IllegalStateException("secret detail");
            },
            () -> ready);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void metrics_are_in_the_format_that_is_asked_for() throws Exception {
        // Given
        meters.counter("otp.test").increment();

        // When
        HttpResponse<String> plain = get("/metrics", "*/*");
        HttpResponse<String> open = get("/metrics", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        // Then
        assertThat(plain.body()).contains("otp_test_total 1.0").doesNotContain("# EOF");
        assertThat(type(plain)).startsWith("text/plain; version=0.0.4");
        assertThat(open.body()).contains("otp_test_total 1.0").endsWith("# EOF\n");
        assertThat(type(open)).startsWith("application/openmetrics-text; version=1.0.0");
    }

    @Test
    void readiness_is_200_or_503_with_its_detail() throws Exception {
        // When
        HttpResponse<String> up = get("/readyz", "");
        ready = new Health(false, Map.of("lag", Duration.ofSeconds(20)));
        HttpResponse<String> down = get("/readyz", "");
        ready = new Health(true, Map.of("since", Instant.EPOCH));
        HttpResponse<String> again = get("/readyz", "");

        // Then
        assertThat(up.statusCode()).isEqualTo(200);
        assertThat(up.body()).isEqualTo("{\"ok\":true,\"detail\":{}}");
        assertThat(type(up)).isEqualTo("application/json");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).isEqualTo("{\"ok\":false,\"detail\":{\"lag\":\"PT20S\"}}");
        assertThat(again.body()).isEqualTo("{\"ok\":true,\"detail\":{\"since\":\"1970-01-01T00:00:00Z\"}}");
    }

    @Test
    void an_endpoint_that_fails_tells_no_detail() throws Exception {
        // When
        HttpResponse<String> failed = get("/healthz", "");

        // Then
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("see the log").doesNotContain("secret detail");
    }

    @Test
    void the_root_and_an_unknown_path_list_the_endpoints() throws Exception {
        // When
        HttpResponse<String> root = get("/", "");
        HttpResponse<String> unknown = get("/metrics/x", "");

        // Then
        assertThat(root.statusCode()).isEqualTo(200);
        assertThat(root.body()).isEqualTo("{\"endpoints\":[\"/healthz\",\"/metrics\",\"/readyz\"]}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("no such endpoint", "/readyz");
    }

    @Test
    void only_reads_are_allowed() throws Exception {
        // When
        HttpResponse<String> post = send(request("/readyz").POST(BodyPublishers.ofString("x")));
        HttpResponse<String> head = send(request("/readyz").method("HEAD", BodyPublishers.noBody()));

        // Then
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).hasValue("23");
    }

    @Test
    void a_request_by_a_foreign_name_is_refused_before_anything_is_told() throws Exception {
        // When
        String answer = raw("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 421").contains("Host header").doesNotContain("# TYPE", "evil");
    }

    @Test
    void an_answer_is_neither_stored_nor_guessed_at() throws Exception {
        assertThat(get("/", "").headers().map())
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("x-content-type-options", List.of("nosniff"));
    }

    @Test
    void a_port_in_use_is_told_as_a_problem_of_the_settings() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        assertThatThrownBy(() -> OpsServer.start(taken, meters, Health::up, Health::up))
                .isInstanceOf(BadSettings.class)
                .hasMessageStartingWith("cannot listen on " + taken.getHostString() + ":" + server.port())
                .hasMessageContaining("choose another address or port");
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send(accept.isEmpty() ? request : request.header("Accept", accept));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String type(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }
}
