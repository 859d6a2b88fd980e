package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.Channel;
import io.otpwatch.events.RouteHealth;
import io.otpwatch.schemas.Rejection;
import io.otpwatch.schemas.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommittedHealthTest {
    private static final Route OTHER = new Route(Channel.EMAIL, "ses", "acme", "ZZ", "gmail.com");

    private final Told told = new Told();
    private final CommittedHealth health = new CommittedHealth(told);

    @Test
    void what_was_published_is_told_when_the_commit_after_its_own_begins() {
        // Given
        health.published(Healths.of(Healths.ROUTE, 5, 3));

        // When
        health.previousCommitSucceeded();
        List<String> atItsOwnCommit = List.copyOf(told.lines);
        health.previousCommitSucceeded();

        // Then
        assertThat(atItsOwnCommit).isEmpty();
        assertThat(told.lines).containsExactly("watched 310-260 0 0", "310-260 0>5 0>3");
    }

    @Test
    void of_what_was_published_in_one_commit_the_last_is_told_once() {
        // Given
        health.published(Healths.of(Healths.ROUTE, 5, 3));
        health.published(Healths.of(Healths.ROUTE, 6, 4));
        health.previousCommitSucceeded();

        // When
        health.previousCommitSucceeded();
        health.previousCommitSucceeded();

        // Then
        assertThat(told.lines).containsExactly("watched 310-260 0 0", "310-260 0>6 0>4");
    }

    @Test
    void what_another_owner_counted_is_not_told_again() {
        // Given
        health.tookOver(Healths.of(Healths.ROUTE, 100, 7));

        // When
        health.published(Healths.of(Healths.ROUTE, 103, 2));
        health.previousCommitSucceeded();
        health.previousCommitSucceeded();

        // Then
        assertThat(told.lines).containsExactly("watched 310-260 100 7", "310-260 100>103 7>2");
    }

    @Test
    void what_is_not_known_to_be_committed_is_dropped_and_the_routes_leave() {
        // Given
        health.tookOver(Healths.of(Healths.ROUTE, 100, 7));
        health.published(Healths.of(Healths.ROUTE, 103, 2));
        health.previousCommitSucceeded();
        health.published(Healths.of(OTHER, 1, 1));

        // When
        health.cleared();
        health.previousCommitSucceeded();
        health.previousCommitSucceeded();

        // Then
        assertThat(told.lines).containsExactly("watched 310-260 100 7", "left 310-260 100 7");
    }

    @Test
    void a_task_that_becomes_a_standby_tells_its_last_commit_and_its_routes_leave() {
        // Given
        health.published(Healths.of(Healths.ROUTE, 5, 3));
        health.previousCommitSucceeded();

        // When
        health.suspended();

        // Then
        assertThat(told.lines).containsExactly("watched 310-260 0 0", "310-260 0>5 0>3", "left 310-260 5 3");
    }

    /** Domain, codes sent, codes in flight. */
    private static final class Told implements WatchMetrics {
        final List<String> lines = new ArrayList<>();

        @Override
        public void watched(RouteHealth now) {
            lines.add("watched " + line(now));
        }

        @Override
        public void changed(RouteHealth before, RouteHealth now) {
            lines.add(now.getDomain() + " " + before.getTotals().getSent() + ">"
                    + now.getTotals().getSent() + " " + before.getInFlight() + ">" + now.getInFlight());
        }

        @Override
        public void left(RouteHealth last) {
            lines.add("left " + line(last));
        }

        @Override
        public void rejected(Rejection reason, long records) {}

        private static String line(RouteHealth health) {
            return health.getDomain() + " " + health.getTotals().getSent() + " " + health.getInFlight();
        }
    }
}
