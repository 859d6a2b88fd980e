package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.processor.correlate.RouteCounts;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommittedCountsTest {
    private final RouteDictionary routes = new RouteDictionary();
    private final int sms = number("310-260");
    private final int email = number("gmail.com");
    private final Told told = new Told();
    private final CommittedCounts counts = new CommittedCounts(routes, told);

    @Test
    void what_is_counted_is_told_when_the_commit_after_its_own_begins() {
        // Given
        counts.of(sms).addInFlight(5);

        // When
        counts.previousCommitSucceeded();
        Map<String, Long> atItsOwnCommit = Map.copyOf(told.inFlight);
        counts.previousCommitSucceeded();

        // Then
        assertThat(atItsOwnCommit).isEmpty();
        assertThat(told.inFlight).containsExactly(Map.entry("310-260", 5L));
    }

    @Test
    void what_was_told_is_not_told_again() {
        // Given
        counts.of(sms).addInFlight(5);
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();

        // When
        counts.of(email).addInFlight(1);
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();

        // Then
        assertThat(told.inFlight).containsOnly(Map.entry("310-260", 5L), Map.entry("gmail.com", 1L));
        assertThat(told.calls).isEqualTo(2);
    }

    @Test
    void what_is_not_known_to_be_committed_is_dropped() {
        // Given
        counts.of(sms).addInFlight(5);
        counts.rejected(Rejection.MALFORMED);
        counts.previousCommitSucceeded();
        counts.of(sms).addInFlight(7);
        counts.rejected(Rejection.EMPTY);

        // When
        counts.cleared();
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();

        // Then
        assertThat(told.inFlight).isEmpty();
        assertThat(told.rejected).isEmpty();
    }

    @Test
    void the_codes_of_a_task_that_goes_are_no_longer_in_flight_here() {
        // Given
        counts.tookOver(new long[] {3, 4});
        counts.previousCommitSucceeded();
        counts.of(sms).addInFlight(-1);
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();
        Map<String, Long> before = Map.copyOf(told.inFlight);

        // When
        counts.cleared();
        counts.cleared();

        // Then
        assertThat(before).containsOnly(Map.entry("310-260", 2L), Map.entry("gmail.com", 4L));
        assertThat(told.inFlight).containsOnly(Map.entry("310-260", 0L), Map.entry("gmail.com", 0L));
    }

    @Test
    void the_codes_of_a_task_that_is_active_again_are_in_flight_once() {
        // Given
        counts.tookOver(new long[] {3});
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();
        counts.suspended();
        Map<String, Long> asStandby = Map.copyOf(told.inFlight);

        // When
        counts.tookOver(new long[] {4});
        counts.previousCommitSucceeded();
        counts.previousCommitSucceeded();

        // Then
        assertThat(asStandby).containsExactly(Map.entry("310-260", 0L));
        assertThat(told.inFlight).containsExactly(Map.entry("310-260", 4L));
    }

    @Test
    void what_the_last_commit_held_is_told_when_the_task_becomes_a_standby() {
        // Given
        counts.of(sms).addInFlight(1);
        counts.rejected(Rejection.MALFORMED);
        counts.previousCommitSucceeded();

        // When
        counts.suspended();

        // Then
        assertThat(told.calls).isEqualTo(2);
        assertThat(told.rejected).containsExactly(Map.entry(Rejection.MALFORMED, 1L));
        assertThat(told.inFlight).containsExactly(Map.entry("310-260", 0L));
    }

    @Test
    void rejections_wait_for_their_commit_too() {
        // Given
        counts.rejected(Rejection.MALFORMED);
        counts.rejected(Rejection.MALFORMED);
        counts.rejected(Rejection.BAD_FIELD);
        counts.previousCommitSucceeded();

        // When
        counts.previousCommitSucceeded();

        // Then
        assertThat(told.rejected)
                .containsExactly(Map.entry(Rejection.MALFORMED, 2L), Map.entry(Rejection.BAD_FIELD, 1L));
    }

    @Test
    void hundreds_of_routes_are_each_told_their_own() {
        // Given
        List<String> domains = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            domains.add("d-" + i + ".example");
            counts.of(number(domains.get(i))).addInFlight(i + 1);
        }
        counts.previousCommitSucceeded();

        // When
        counts.previousCommitSucceeded();

        // Then
        for (int i = 0; i < 500; i++) {
            assertThat(told.inFlight).containsEntry(domains.get(i), i + 1L);
        }
        assertThat(told.calls).isEqualTo(500);
    }

    private int number(String domain) {
        return routes.number(new Route(Channel.SMS, "twilio", "acme", "US", domain), "operator");
    }

    private static final class Told implements WatchMetrics {
        final Map<String, Long> inFlight = new HashMap<>();
        final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
        int calls;

        @Override
        public void routeCounts(Route route, String operator, RouteCounts delta) {
            calls++;
            inFlight.merge(route.domain(), delta.inFlight(), Long::sum);
        }

        @Override
        public void rejected(Rejection reason, long records) {
            rejected.merge(reason, records, Long::sum);
        }
    }
}
