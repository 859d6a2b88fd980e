package io.otpwatch.standalone.installation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A login service without Java's client: for each code it tells the gateway of the send, then of the receipt, and tries
 * again after a 503 as it is asked to, until it is told that the event was taken.
 */
final class Logins implements AutoCloseable {
    private static final int PERIOD_MS = 100;
    private static final int RECEIPT_AFTER_MS = 400;
    private static final int THREADS = 8;
    private static final int UNEXPECTED_MAX = 20;

    private final URI gateway;
    private final String authorization;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final AtomicInteger begun = new AtomicInteger();
    private final Set<String> finished = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger withoutRetryAfter = new AtomicInteger();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final Future<?> clock;

    private Logins(int port, String key) {
        gateway = URI.create("http://127.0.0.1:" + port);
        authorization = "Bearer " + key;
        clock = threads.scheduleAtFixedRate(this::begin, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    static Logins start(int port, Keys keys) throws IOException {
        return new Logins(port, Files.readString(keys.gateway()).strip());
    }

    /** Codes of which send and receipt were taken. */
    Set<String> finished() {
        return Set.copyOf(finished);
    }

    /** No new codes. */
    void stop() {
        clock.cancel(false);
    }

    boolean allFinished() {
        return finished.size() == begun.get();
    }

    /** Answers of status 503. */
    int unavailable() {
        return unavailable.get();
    }

    int unavailableWithoutRetryAfter() {
        return withoutRetryAfter.get();
    }

    /** What was neither taken nor 503, the first {@value #UNEXPECTED_MAX}. */
    List<String> unexpected() {
        return unexpected;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void begin() {
        String id = "n-" + begun.incrementAndGet();
        String sent = "{\"challengeId\":\"login-" + id + "\",\"codeId\":\"" + id + "\",\"sentAt\":"
                + System.currentTimeMillis()
                + ",\"provider\":\"ses\",\"sender\":\"login.example\",\"address\":\"someone@gmail.com\"}";
        String received = "{\"challengeId\":\"login-" + id + "\",\"codeId\":\"" + id
                + "\",\"kind\":\"DELIVERED\",\"provider\":\"ses\"}";
        post(
                "/v1/sent",
                sent,
                () -> after(RECEIPT_AFTER_MS, () -> post("/v1/received", received, () -> finished.add(id))));
    }

    private void post(String path, String body, Runnable taken) {
        HttpRequest request = HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                taken.run();
                return;
            }
            if (answer.statusCode() != 503) {
                unexpected(path + " " + answer.statusCode() + " " + answer.body());
                return;
            }
            unavailable.incrementAndGet();
            long seconds = answer.headers()
                    .firstValueAsLong("Retry-After")
                    .orElseGet(() -> withoutRetryAfter.incrementAndGet());
            after(TimeUnit.SECONDS.toMillis(seconds), () -> post(path, body, taken));
        } catch (IOException e) {
            unexpected(path + " " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is kept in unexpected
    private void after(long millis, Runnable task) {
        if (!threads.isShutdown()) {
            threads.schedule(task, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void unexpected(String what) {
        if (unexpected.size() < UNEXPECTED_MAX) {
            unexpected.add(what);
        }
    }
}
