package io.otpwatch.gateway.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteDeltas;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long APPENDED_MS = 1_000_000;

    private final Progress progress = new Progress("watch", 2);

    @Test
    void it_is_up_to_date_when_all_sources_are() {
        // When
        hear("watch", 0, APPENDED_MS - 2_000);
        boolean one = progress.isUpToDate(0);
        hear("watch", 1, APPENDED_MS - 2_000);
        // Then
        assertThat(one).isFalse();
        assertThat(progress.isUpToDate(0)).isTrue();
    }

    @Test
    void another_application_says_nothing_of_ours() {
        // Given
        hear("watch", 0, APPENDED_MS);
        // When
        hear("shadow", 0, APPENDED_MS);
        hear("shadow", 1, APPENDED_MS);
        // Then
        assertThat(progress.isUpToDate(0)).isFalse();
    }

    @Test
    void a_source_that_works_off_a_backlog_or_knows_no_time_does_not_count() {
        // Given
        hear("watch", 0, APPENDED_MS);
        // When
        hear("watch", 1, APPENDED_MS - 10_001);
        hear("watch", 1, null);
        // Then
        assertThat(progress.isUpToDate(0)).isFalse();
    }

    @Test
    void a_source_that_falls_silent_counts_no_longer() {
        // Given
        hear("watch", 0, APPENDED_MS);
        hear("watch", 1, APPENDED_MS);
        // When
        progress.heard(deltas("watch", 0, APPENDED_MS), APPENDED_MS, 5 * SECOND);
        // Then
        assertThat(progress.isUpToDate(10 * SECOND)).isTrue();
        assertThat(progress.isUpToDate(11 * SECOND)).isFalse();
    }

    @Test
    void sources_that_are_none_are_passed_over() {
        // When
        hear("watch", 0, APPENDED_MS);
        hear("watch", 2, APPENDED_MS);
        hear("watch", -1, APPENDED_MS);
        // Then
        assertThat(progress.isUpToDate(0)).isFalse();
    }

    private void hear(String application, int source, @Nullable Long watermark) {
        progress.heard(deltas(application, source, watermark), APPENDED_MS, 0);
    }

    private static RouteDeltas deltas(String application, int source, @Nullable Long watermark) {
        return new RouteDeltas(source, 0L, watermark, List.of(), List.of(), 0L, application, List.of(), List.of());
    }
}
