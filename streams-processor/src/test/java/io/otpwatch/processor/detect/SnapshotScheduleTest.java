package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotScheduleTest {
    private static final long INTERVAL = 60_000;

    private final SnapshotSchedule schedule = new SnapshotSchedule(INTERVAL);

    @Test
    void each_route_has_its_turn_once_in_an_interval_evenly_spread() {
        // Given
        routes(30, 1_000);
        List<Integer> taken = new ArrayList<>();
        int most = 0;

        // When
        for (long at = 1_000; at <= 1_000 + INTERVAL; at += 500) {
            most = Math.max(most, take(at, taken));
        }

        // Then
        assertThat(taken).hasSize(30).doesNotHaveDuplicates();
        assertThat(most).isEqualTo(1);
    }

    @Test
    void the_one_of_the_longest_ago_is_next() {
        // Given
        routes(3, 1_000);
        schedule.taken(0, 2_000);
        schedule.named(1, 3_000);

        // Then
        assertThat(schedule.next()).isEqualTo(1);
    }

    @Test
    void history_is_needed_from_the_oldest_snapshot_or_first_batch() {
        // Given
        assertThat(schedule.oldest(77)).isEqualTo(77);
        routes(2, 1_000);
        schedule.taken(0, 2_000);
        assertThat(schedule.oldest(77)).isEqualTo(1_000);

        // When
        schedule.taken(1, 3_000);

        // Then
        assertThat(schedule.oldest(77)).isEqualTo(2_000);
    }

    @Test
    void a_jump_of_append_times_makes_no_burst() {
        // Given
        routes(600, 1_000);
        List<Integer> taken = new ArrayList<>();
        take(1_000, taken);

        // When
        int burst = take(1_000 + 10 * INTERVAL, taken);

        // Then
        assertThat(burst).isEqualTo(10);
    }

    @Test
    void nothing_is_due_without_routes_or_before_time_has_passed() {
        // When
        schedule.passed(1_000);
        schedule.passed(1_000 + INTERVAL);

        // Then
        assertThat(schedule.isDue()).isFalse();
        routes(5, 1_000 + INTERVAL);
        schedule.passed(1_000 + INTERVAL);
        assertThat(schedule.isDue()).isFalse();
    }

    private void routes(int count, long at) {
        for (int route = 0; route < count; route++) {
            schedule.named(route, at);
        }
    }

    private int take(long at, List<Integer> taken) {
        int before = taken.size();
        schedule.passed(at);
        while (schedule.isDue()) {
            int route = schedule.next();
            taken.add(route);
            schedule.taken(route, at);
        }
        return taken.size() - before;
    }
}
