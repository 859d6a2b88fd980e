package io.otpwatch.processor.registry;

import io.otpwatch.processor.decode.WriterSchemas.Lookup;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the registry over HTTP, once. Redirects are not followed. Thread-safe. */
final class RegistryClient implements RegisteredSchemas.Registry {
    /** The largest answer that is read, in bytes. */
    static final int MAX_BYTES = 1024 * 1024;

    private final RegistrySettings settings;
    private final HttpClient http;

    RegistryClient(RegistrySettings settings) {
        this.settings = settings;
        http = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    @Override
    public Lookup ask(int id, Duration within) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(id), response -> new BoundedBody(MAX_BYTES));
        Duration patience = within.compareTo(settings.timeout()) < 0 ? within : settings.timeout();
        try {
            HttpResponse<byte[]> response = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return RegistryAnswer.of(response.statusCode(), response.body());
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            return RegistryAnswer.AWAY;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return RegistryAnswer.AWAY;
        }
    }

    private HttpRequest request(int id) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.url() + "/schemas/ids/" + Integer.toUnsignedString(id)))
                .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
        settings.login().ifPresent(login -> request.header("Authorization", login.header()));
        return request.GET().build();
    }
}
