package io.otpwatch.gateway.http;

import io.otpwatch.kit.HostNames;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what may come in: by its host, path, method, key, rate, type and size, in this order; then reads the body and
 * hands it to its endpoint. Every refusal is an answer in JSON.
 */
public final class Door extends Handler.Abstract {
    private static final String JSON = "application/json";
    private static final byte[] NO_BODY = {};

    /**
     * Who may come in.
     *
     * @param hosts names beside localhost by which the server may be called
     * @param requestsPerSecond with each key; 0 for any number
     */
    public record Rules(HttpLimits limits, Set<String> hosts, ApiKeys keys, int requestsPerSecond) {
        public Rules {
            hosts = Set.copyOf(hosts);
        }
    }

    private final HttpLimits limits;
    private final HostNames hosts;
    private final ApiKeys keys;
    private final List<TokenBucket> buckets;
    private final Map<String, Endpoint> endpoints;
    private final RequestMeter meter;
    private final LongSupplier nanoTime;
    private final Bodies bodies;
    private final AtomicLong requests = new AtomicLong();

    public Door(Rules rules, List<Endpoint> endpoints, RequestMeter meter) {
        this(rules, endpoints, meter, System::nanoTime);
    }

    /** @param nanoTime what the rates are measured by */
    public Door(Rules rules, List<Endpoint> endpoints, RequestMeter meter, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.limits = rules.limits();
        this.hosts = new HostNames(rules.hosts());
        this.keys = rules.keys();
        long now = nanoTime.getAsLong();
        this.buckets = IntStream.range(0, keys.size())
                .mapToObj(key -> new TokenBucket(rules.requestsPerSecond(), now))
                .toList();
        this.endpoints = endpoints.stream().collect(Collectors.toUnmodifiableMap(Endpoint::path, e -> e));
        this.meter = meter;
        this.bodies = new Bodies(limits.bytesInFlight());
    }

    /** Bytes of bodies that are held now. */
    public long bytesInFlight() {
        return bodies.bytes();
    }

    /** Requests that have come and are not answered. */
    public long requestsInFlight() {
        return requests.get();
    }

    /** Refuses the bodies that are still coming and should have come. */
    void cutSlow(long nowNanos) {
        bodies.cutSlow(nowNanos);
    }

    RequestMeter meter() {
        return meter;
    }

    HttpLimits limits() {
        return limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        @Nullable Endpoint endpoint = endpoints.get(Request.getPathInContext(request));
        requests.incrementAndGet();
        Exchange exchange = new Exchange(endpoint == null ? "" : endpoint.path(), response, callback, meter, bytes -> {
            bodies.release(bytes);
            requests.decrementAndGet();
        });
        Optional<Answer> refusal = refusal(request, endpoint);
        if (refusal.isPresent() || endpoint == null) {
            refuse(request, exchange, refusal.orElseThrow());
        } else if (endpoint.method().equals("GET")) {
            handle(endpoint, exchange);
        } else {
            new BodyReader(request, exchange, endpoint.handler(), limits, bodies).run();
        }
        return true;
    }

    private static void handle(Endpoint endpoint, Exchange exchange) {
        try {
            endpoint.handler().handle(exchange, NO_BODY, 0);
        } catch (RuntimeException | Error e) { // or it would count as unanswered for ever
            exchange.abandon(e);
        }
    }

    /** A client that waits to be told to go on sends no body before the answer. */
    private void refuse(Request request, Exchange exchange, Answer refusal) {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            exchange.answer(refusal);
        } else {
            BodyReader.refusing(refusal, request, exchange, limits, bodies).run();
        }
    }

    private boolean isCalledByItsName(Request request) {
        @Nullable String host = request.getHeaders().get(HttpHeader.HOST);
        return host != null
                && request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress local
                && hosts.allow(host, local.getAddress());
    }

    private Optional<Answer> refusal(Request request, @Nullable Endpoint endpoint) {
        if (!isCalledByItsName(request)) {
            return Optional.of(Answer.error(
                    421, "wrong_host", "a name of this server in the Host header; allow it in the settings"));
        }
        if (endpoint == null) {
            return Optional.of(Answer.error(404, "not_found", "one of the paths of /openapi.json"));
        }
        if (!endpoint.method().equals(request.getMethod())) {
            return Optional.of(Answer.error(405, "method_not_allowed", endpoint.method())
                    .with(Map.of("Allow", endpoint.method())));
        }
        return endpoint.open() ? Optional.empty() : keyProblem(request).or(() -> bodyProblem(request));
    }

    private Optional<Answer> keyProblem(Request request) {
        int key = keys.find(request.getHeaders().get(HttpHeader.AUTHORIZATION));
        if (key < 0) {
            return Optional.of(Answer.error(401, "unauthorized", "Authorization: Bearer and a valid key")
                    .with(Map.of("WWW-Authenticate", "Bearer")));
        }
        return buckets.get(key).pass(nanoTime.getAsLong())
                ? Optional.empty()
                : Optional.of(Answer.error(429, "too_many_requests", "fewer requests a second with this key")
                        .with(Map.of("Retry-After", "1")));
    }

    private Optional<Answer> bodyProblem(Request request) {
        boolean plain = !request.getHeaders().contains(HttpHeader.CONTENT_ENCODING);
        if (!plain || !isJson(request.getHeaders().get(HttpHeader.CONTENT_TYPE))) {
            return Optional.of(Answer.error(415, "unsupported_media_type", JSON + " in UTF-8, not encoded"));
        }
        return Optional.empty();
    }

    private static boolean isJson(@Nullable String type) {
        if (type == null || type.equals(JSON)) {
            return type != null;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", 3);
        boolean utf8 = parts.length == 1
                || (parts.length == 2 && parts[1].replace("\"", "").strip().equals("charset=utf-8"));
        return utf8 && parts[0].strip().equals(JSON);
    }
}
