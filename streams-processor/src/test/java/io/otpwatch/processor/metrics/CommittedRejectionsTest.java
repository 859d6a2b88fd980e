package io.otpwatch.processor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteHealth;
import io.otpwatch.schemas.Rejection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommittedRejectionsTest {
    private final List<String> told = new ArrayList<>();
    private final CommittedRejections rejections = new CommittedRejections(new WatchMetrics() {
        @Override
        public void watched(RouteHealth health) {}

        @Override
        public void changed(RouteHealth before, RouteHealth now) {}

        @Override
        public void left(RouteHealth last) {}

        @Override
        public void rejected(Rejection reason, long records) {
            told.add(reason + " " + records);
        }
    });

    @Test
    void what_is_counted_is_told_once_when_the_commit_after_its_own_begins() {
        // Given
        rejections.rejected(Rejection.MALFORMED);
        rejections.rejected(Rejection.MALFORMED);

        // When
        rejections.previousCommitSucceeded();
        List<String> atItsOwnCommit = List.copyOf(told);
        rejections.rejected(Rejection.EMPTY);
        rejections.previousCommitSucceeded();
        rejections.previousCommitSucceeded();
        rejections.previousCommitSucceeded();

        // Then
        assertThat(atItsOwnCommit).isEmpty();
        assertThat(told).containsExactly("MALFORMED 2", "EMPTY 1");
    }

    @Test
    void what_is_not_known_to_be_committed_is_dropped() {
        // Given
        rejections.rejected(Rejection.MALFORMED);
        rejections.previousCommitSucceeded();
        rejections.rejected(Rejection.EMPTY);

        // When
        rejections.cleared();
        rejections.previousCommitSucceeded();
        rejections.previousCommitSucceeded();

        // Then
        assertThat(told).isEmpty();
    }
}
