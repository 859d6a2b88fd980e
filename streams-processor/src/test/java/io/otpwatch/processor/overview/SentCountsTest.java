package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.LatencyVerdict;
import io.otpwatch.events.RouteVerdict;
import io.otpwatch.processor.localise.Scope;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SentCountsTest {
    private static final Scope SMS = Scope.of(Map.of("channel", "sms"));

    private final SentCounts counts = new SentCounts();

    @Test
    void what_was_sent_since_counts_in_every_scope() {
        // Given
        counts.take(leaf("twilio", 1_000, 1_000));
        counts.take(leaf("vonage", 500, 1_000));
        counts.take(1);

        // When
        counts.take(leaf("twilio", 1_040, 2_000));
        counts.take(leaf("vonage", 502, 2_000));
        Map<Scope, Long> taken = counts.take(2);

        // Then
        assertThat(taken)
                .containsEntry(Scope.EVERYTHING, 42L)
                .containsEntry(SMS, 42L)
                .containsEntry(Scope.of(Map.of("provider", "twilio")), 40L)
                .containsEntry(Scope.of(Map.of("provider", "vonage")), 2L);
        assertThat(counts.take(3)).containsEntry(SMS, 0L);
    }

    @Test
    void what_a_task_tells_ahead_of_the_others_waits_for_them() {
        // Given
        counts.take(leaf("twilio", 1_000, 1_000));
        counts.take(1);
        counts.take(leaf("twilio", 1_010, 2_000));
        counts.take(leaf("twilio", 1_030, 3_000));

        // When
        Map<Scope, Long> now = counts.take(2);
        Map<Scope, Long> later = counts.take(3);

        // Then
        assertThat(now).containsEntry(SMS, 10L);
        assertThat(later).containsEntry(SMS, 20L);
    }

    @Test
    void what_is_told_once_in_five_seconds_was_sent_in_all_of_them() {
        // Given
        counts.take(leaf("twilio", 1_000, 1_000));

        // When
        counts.take(leaf("twilio", 1_102, 6_000));

        // Then
        assertThat(LongStream.rangeClosed(1, 6)
                        .mapToObj(second -> counts.take(second).get(SMS))
                        .toList())
                .containsExactly(0L, 20L, 20L, 21L, 20L, 21L);
    }

    @Test
    void what_one_tells_that_was_idle_was_sent_lately() {
        // Given
        counts.take(leaf("twilio", 1_000, 1_000));

        // When
        counts.take(leaf("twilio", 1_020, 3_600_000));

        // Then
        assertThat(counts.take(3_590)).containsEntry(SMS, 0L);
        assertThat(counts.take(3_591)).containsEntry(SMS, 2L);
        assertThat(counts.take(3_600)).containsEntry(SMS, 18L);
    }

    @Test
    void a_state_that_was_lost_is_no_sends() {
        // Given
        counts.take(leaf("twilio", 1_000, 1_000));

        // When
        counts.take(leaf("twilio", 3, 2_000));

        // Then
        assertThat(counts.take(2)).containsEntry(SMS, 0L);
    }

    private static Leaf leaf(String provider, long sentSoFar, long at) {
        LatencyVerdict latency = new LatencyVerdict(0L, 0L);
        List<Integer> none = List.of(0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new Leaf(
                new RouteVerdict(
                        Channel.SMS,
                        provider,
                        "acme",
                        "US",
                        "310-260",
                        "t-mobile",
                        null,
                        60.0,
                        60L,
                        sentSoFar,
                        none,
                        none,
                        latency,
                        latency,
                        List.of(),
                        List.of()),
                0,
                at);
    }
}
