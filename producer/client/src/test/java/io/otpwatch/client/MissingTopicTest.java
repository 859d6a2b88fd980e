package io.otpwatch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an outbox does while nobody has made one of the topics. */
@Timeout(60)
class MissingTopicTest extends OutboxCase {
    @Test
    void a_topic_that_is_missing_holds_up_no_other_and_gets_its_events_when_it_appears() {
        // Given
        CountDownLatch blocked = new CountDownLatch(1); // as long as the producer's send would wait for the topic
        kafka.missing(EventKind.FAILED, blocked);
        Outbox outbox = outbox(() -> kafka, LONG);

        // When
        IntStream.range(0, 5).forEach(i -> outbox.give(event(EventKind.FAILED, i)));
        IntStream.range(0, 100).forEach(i -> outbox.give(event(i)));

        // Then
        awaitCounts(new Counts(100, 5, 0, 0, 0));
        assertThat(kafka.keys()).isEqualTo(keys(100));

        // When
        kafka.missing = null;
        blocked.countDown();

        // Then
        awaitCounts(new Counts(105, 0, 0, 0, 0));
        assertThat(kafka.keys().subList(100, 105)).isEqualTo(keys(5));
        assertThat(losses).isEmpty();
    }

    @Test
    void events_of_a_missing_topic_are_given_up_by_age_without_an_attempt_for_each() {
        // Given
        kafka.missing(EventKind.FAILED, new CountDownLatch(0));
        Outbox outbox = outbox(() -> kafka, Duration.ofMillis(700));

        // When
        IntStream.range(0, 100).forEach(i -> outbox.give(event(EventKind.FAILED, i)));

        // Then
        awaitCounts(new Counts(0, 0, 0, 0, 100));
        assertThat(losses)
                .containsOnly(new Loss(EventKind.FAILED, Loss.Cause.FAILED, "there is no topic otp.code-failed"));
        assertThat(kafka.askedForMissing.get()).isLessThan(20);
    }

    @Test
    void a_missing_topic_takes_half_of_the_memory_only() {
        // Given
        kafka.missing(EventKind.FAILED, new CountDownLatch(0));
        Outbox outbox = outbox(() -> kafka, LONG);
        outbox.give(event(EventKind.FAILED, 0));
        await().until(() -> kafka.askedForMissing.get() > 1);
        int half = 50_000 / event(0).memory();

        // When
        IntStream.range(0, half + 5).forEach(i -> outbox.give(event(EventKind.FAILED, i)));
        outbox.give(event(0));

        // Then
        awaitCounts(new Counts(1, half, 0, 6, 0));
        assertThat(losses)
                .hasSize(6)
                .containsOnly(new Loss(EventKind.FAILED, Loss.Cause.DROPPED, "there is no topic otp.code-failed"));
    }
}
