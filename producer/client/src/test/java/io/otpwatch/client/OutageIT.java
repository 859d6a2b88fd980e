package io.otpwatch.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.otpwatch.rules.RecipientKeys;
import io.otpwatch.testkit.TestCluster;
import io.otpwatch.testkit.WaitedTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker that hangs, which is worse than one that is gone: nothing fails, nothing comes back. */
@Timeout(300)
class OutageIT {
    private static final int BUFFER = 128 << 10;
    /** A call that waited for Kafka would wait as long as its producer, a second, or for the outage. */
    private static final Duration CALL_WAIT_MAX = Duration.ofSeconds(1);

    private final List<Loss> losses = new CopyOnWriteArrayList<>();
    private TestCluster cluster;
    private Inbox inbox;
    private OtpWatch otpwatch;

    @BeforeEach
    void start() throws Exception {
        cluster = TestCluster.start(1, Map.of());
        inbox = Inbox.create(cluster.bootstrapServers(), 1);
        otpwatch = OtpWatch.builder()
                .bootstrapServers(cluster.bootstrapServers())
                .recipientKeys(RecipientKeys.of(RecipientKeys.random("k1")))
                .kafka(Map.of("request.timeout.ms", 1_000)) // so that requests are sent again while the broker hangs
                .bufferBytes(BUFFER)
                .listener(losses::add)
                .build();
    }

    @AfterEach
    void stop() {
        otpwatch.close(Duration.ZERO);
        cluster.close();
    }

    @Test
    void all_that_fitted_arrives_once_and_in_order_when_the_broker_was_away_from_the_start() {
        // Given
        cluster.stall(1);

        // When
        int fitted = enterUntilDropped();
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofMinutes(1)).until(() -> waiting() == fitted);
        cluster.resume(1);

        // Then
        awaitCounts(new Counts(fitted, 0, 0, losses.size(), 0));
        assertThat(arrived()).isEqualTo(challenges(fitted));
        assertThat(losses).containsOnly(new Loss(EventKind.RECEIVED, Loss.Cause.DROPPED, "the buffer is full"));
    }

    @Test
    void all_that_fitted_arrives_once_and_in_order_when_the_broker_hangs_in_the_midst() {
        // Given
        enter("before");
        awaitCounts(new Counts(1, 0, 0, 0, 0));
        cluster.stall(1);

        // When
        int fitted = enterUntilDropped();
        await().during(Duration.ofSeconds(5)).atMost(Duration.ofMinutes(1)).until(() -> waiting() == fitted);
        cluster.resume(1);

        // Then
        awaitCounts(new Counts(1 + fitted, 0, 0, losses.size(), 0));
        enter("after");
        awaitCounts(new Counts(2 + fitted, 0, 0, losses.size(), 0));
        assertThat(arrived()).first().isEqualTo("before");
        assertThat(arrived()).last().isEqualTo("after");
        assertThat(arrived().subList(1, 1 + fitted)).isEqualTo(challenges(fitted));
        assertThat(arrived()).hasSize(2 + fitted);
    }

    /** How many fitted before the first that did not. */
    private int enterUntilDropped() {
        int next = 0;
        while (losses.isEmpty()) {
            enter("c-" + (1_000 + next++));
        }
        return next - 1;
    }

    private void enter(String challengeId) {
        Duration waited = WaitedTime.of(() -> otpwatch.entered(Entered.right(challengeId)));
        assertThat(waited).isLessThan(CALL_WAIT_MAX);
    }

    private long waiting() {
        return otpwatch.counts().waiting();
    }

    private void awaitCounts(Counts expected) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(otpwatch.counts()).isEqualTo(expected));
    }

    private List<String> arrived() {
        return inbox.read(EventKind.RECEIVED.topic()).stream()
                .map(record -> new String(record.key(), UTF_8))
                .toList();
    }

    private static List<String> challenges(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c-" + (1_000 + i)).toList();
    }
}
