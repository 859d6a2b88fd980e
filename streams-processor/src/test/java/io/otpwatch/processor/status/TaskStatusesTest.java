package io.otpwatch.processor.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.processor.correlate.Correlation;
import io.otpwatch.processor.correlate.Effects;
import io.otpwatch.processor.correlate.Input;
import io.otpwatch.processor.correlate.RouteDictionary;
import io.otpwatch.processor.status.TaskStatuses.State;
import io.otpwatch.processor.status.TaskStatuses.TaskStatus;
import io.otpwatch.schemas.Horizons;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskStatusesTest {
    private static final long START = 1_700_000_000_000L;

    private long now = START;
    private final TaskStatuses statuses = new TaskStatuses(() -> Instant.ofEpochMilli(now));

    @Test
    void without_tasks_nothing_lags_and_no_watermark_is_known() {
        assertThat(statuses.worstLag()).isZero();
        assertThat(statuses.lags()).isFalse();
        assertThat(statuses.watermark()).isEmpty();
        assertThat(statuses.inFlight()).isZero();
    }

    @Test
    void the_worst_lag_and_the_least_watermark_are_those_of_the_task_furthest_behind() {
        // Given
        statuses.set(0, State.RUNNING, at(START - 2_000));
        statuses.set(1, State.RUNNING, at(START - 9_000));

        // Then
        assertThat(statuses.worstLag()).isEqualTo(Duration.ofSeconds(9));
        assertThat(statuses.watermark()).hasValue(START - 9_000);
    }

    @Test
    void a_lag_grows_while_nothing_arrives() {
        // Given
        statuses.set(0, State.RUNNING, at(START));

        // When
        now += 15_000;
        boolean atTheLimit = statuses.lags();
        now += 1;

        // Then
        assertThat(atTheLimit).isFalse();
        assertThat(statuses.lags()).isTrue();
    }

    @Test
    void while_a_watermark_is_unknown_its_task_lags_since_it_began() {
        // Given
        statuses.set(0, State.RUNNING, at(START));
        statuses.set(1, State.RUNNING, unknown());

        // When
        now += 20_000;

        // Then
        assertThat(statuses.worstLag()).isEqualTo(Duration.ofSeconds(20));
        assertThat(statuses.watermark()).isEmpty();
    }

    @Test
    void a_task_that_restores_counts_and_a_standby_does_not() {
        // Given
        statuses.set(0, State.RESTORING, at(START - 60_000));
        Correlation standby = at(START - 300_000);
        statuses.set(1, State.STANDBY, standby);

        // Then
        assertThat(statuses.worstLag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(statuses.watermark()).hasValue(START - 60_000);
        assertThat(statuses.bytes()).isEqualTo(2 * standby.progress().bytes());
    }

    @Test
    void a_watermark_ahead_of_our_clock_is_no_lag() {
        // When
        statuses.set(0, State.RUNNING, at(START + 5_000));

        // Then
        assertThat(statuses.worstLag()).isZero();
    }

    @Test
    void tasks_are_listed_by_partition_each_in_its_last_state() {
        // Given
        Correlation moved = unknown();
        statuses.set(7, State.RESTORING, unknown());
        statuses.set(2, State.STANDBY, moved);

        // When
        statuses.set(2, State.RUNNING, moved);

        // Then
        assertThat(statuses.all())
                .extracting(TaskStatus::partition, TaskStatus::state)
                .containsExactly(tuple(2, State.RUNNING), tuple(7, State.RESTORING));
    }

    @Test
    void a_task_that_was_removed_is_gone() {
        // Given
        Correlation gone = at(START - 60_000);
        statuses.set(0, State.RUNNING, gone);

        // When
        statuses.remove(gone);

        // Then
        assertThat(statuses.all()).isEmpty();
        assertThat(statuses.lags()).isFalse();
    }

    @Test
    void others_keep_time_for_half_a_minute_after_their_last_heartbeat() {
        // Given
        now += 100_000;
        boolean before = statuses.othersKeepTime();

        // When
        statuses.sawOthersHeartbeat();
        now += 30_000;
        boolean at = statuses.othersKeepTime();
        now += 1;

        // Then
        assertThat(before).isFalse();
        assertThat(at).isTrue();
        assertThat(statuses.othersKeepTime()).isFalse();
    }

    private static Correlation unknown() {
        return new Correlation(Horizons.DEFAULT, Duration.ZERO, new RouteDictionary());
    }

    private static Correlation at(long watermark) {
        Correlation correlation = unknown();
        for (Input input : Input.values()) {
            correlation.observe(input, 0, watermark);
        }
        correlation.advance(Effects.replay());
        return correlation;
    }
}
