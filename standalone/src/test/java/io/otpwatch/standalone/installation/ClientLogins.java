package io.otpwatch.standalone.installation;

import io.otpwatch.client.Counts;
import io.otpwatch.client.Loss;
import io.otpwatch.client.OtpWatch;
import io.otpwatch.client.Received;
import io.otpwatch.client.Sent;
import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.testkit.WaitedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A login service with Java's client: for each code it tells of the send and of the receipt, whatever Kafka does. Fifty
 * codes a second, of which a minute takes a tenth of the client's buffer.
 */
final class ClientLogins implements AutoCloseable {
    private static final int PERIOD_MS = 20;

    private final OtpWatch otpwatch;
    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<String> given = new ArrayList<>(); // the thread's, until it ended
    private Duration longestWait = Duration.ZERO;

    private ClientLogins(String bootstrapServers) {
        otpwatch = OtpWatch.builder()
                .bootstrapServers(bootstrapServers)
                .recipientKeys(RecipientKeys.of(RecipientKeys.random("k1")))
                .listener(losses::add)
                .build();
        var unused = thread.scheduleAtFixedRate(this::login, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    static ClientLogins start(String bootstrapServers) {
        return new ClientLogins(bootstrapServers);
    }

    /** No new codes; those given so far, in order. */
    List<String> stop() throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("a call of the client does not return");
        }
        return given;
    }

    /** Once stopped: the longest that a call waited for anything. */
    Duration longestWait() {
        return longestWait;
    }

    Counts counts() {
        return otpwatch.counts();
    }

    List<Loss> losses() {
        return losses;
    }

    @Override
    public void close() {
        thread.shutdownNow();
        otpwatch.close(Duration.ZERO);
    }

    private void login() {
        String code = "client-" + given.size();
        String challenge = "login-" + code;
        call(() -> otpwatch.sentToEmail(
                "someone@gmail.com", Sent.of(challenge, code).by("ses", "login.example")));
        call(() -> otpwatch.received(Received.delivered(challenge, code).provider("ses")));
        given.add(code);
    }

    private void call(Runnable call) {
        Duration waited = WaitedTime.of(call);
        longestWait = waited.compareTo(longestWait) > 0 ? waited : longestWait;
    }
}
