package io.otpwatch.kit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.otpwatch.kit.Endpoint.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks a request, finds its endpoint, writes the answer. */
final class OpsHandler implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(OpsServer.class);
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int NO_BODY = -1;

    private final HostNames hosts;
    private final Map<String, Endpoint> endpoints;

    OpsHandler(HostNames hosts, Map<String, Endpoint> endpoints) {
        this.hosts = hosts;
        this.endpoints = endpoints;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) {
        String host = header(exchange, "Host");
        if (!hosts.allow(host, exchange.getLocalAddress().getAddress())) {
            return problem(421, "this server is not known by the name in the Host header; allow it in the settings");
        }
        if (!READS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            return problem(405, "only GET and HEAD");
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/")) {
            return OpsEndpoints.json(200, Map.of("endpoints", endpoints.keySet()));
        }
        Endpoint endpoint = endpoints.get(path);
        return endpoint == null ? problem(404, "no such endpoint") : ask(endpoint, path, header(exchange, "Accept"));
    }

    private static Answer ask(Endpoint endpoint, String path, String accept) {
        try {
            return endpoint.get(accept);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("path", path).setCause(e).log("endpoint failed");
            return OpsEndpoints.json(500, Map.of("ok", false, "problem", "internal error, see the log"));
        }
    }

    private Answer problem(int status, String text) {
        return OpsEndpoints.json(status, Map.of("problem", text, "endpoints", endpoints.keySet()));
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", answer.contentType());
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(answer.status(), NO_BODY);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
