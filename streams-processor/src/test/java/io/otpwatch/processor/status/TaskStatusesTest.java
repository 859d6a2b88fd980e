package io.otpwatch.processor.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.otpwatch.processor.correlate.Watermarks;
import io.otpwatch.processor.status.TaskStatuses.State;
import io.otpwatch.processor.status.TaskStatuses.Task;
import io.otpwatch.processor.status.TaskStatuses.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        set(0, State.RUNNING, at(START - 2_000));
        set(1, State.RUNNING, at(START - 9_000));

        // Then
        assertThat(statuses.worstLag()).isEqualTo(Duration.ofSeconds(9));
        assertThat(statuses.watermark()).hasValue(START - 9_000);
    }

    @Test
    void a_lag_grows_while_nothing_arrives() {
        // Given
        set(0, State.RUNNING, at(START));

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
        set(0, State.RUNNING, at(START));
        set(1, State.RUNNING, unknown());

        // When
        now += 20_000;

        // Then
        assertThat(statuses.worstLag()).isEqualTo(Duration.ofSeconds(20));
        assertThat(statuses.watermark()).isEmpty();
    }

    @Test
    void a_task_that_restores_counts_and_a_standby_does_not() {
        // Given
        set(0, State.RESTORING, at(START - 60_000));
        Holder standby = at(START - 300_000);
        set(1, State.STANDBY, standby);

        // Then
        assertThat(statuses.worstLag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(statuses.watermark()).hasValue(START - 60_000);
        assertThat(statuses.bytes()).isEqualTo(2 * standby.progress.bytes());
    }

    @Test
    void a_watermark_ahead_of_our_clock_is_no_lag() {
        // When
        set(0, State.RUNNING, at(START + 5_000));

        // Then
        assertThat(statuses.worstLag()).isZero();
    }

    @Test
    void tasks_are_listed_by_stage_and_partition_each_in_its_last_state() {
        // Given
        Holder moved = unknown();
        statuses.set(new Object(), new Task(Stage.DETECT, 0), State.RUNNING, () -> moved.progress);
        set(7, State.RESTORING, unknown());
        set(2, State.STANDBY, moved);

        // When
        set(2, State.RUNNING, moved);

        // Then
        assertThat(statuses.all())
                .extracting(TaskStatus::task, TaskStatus::state)
                .containsExactly(
                        tuple(new Task(Stage.CORRELATE, 2), State.RUNNING),
                        tuple(new Task(Stage.CORRELATE, 7), State.RESTORING),
                        tuple(new Task(Stage.DETECT, 0), State.RUNNING));
    }

    @Test
    void a_task_that_was_removed_is_gone() {
        // Given
        Holder gone = at(START - 60_000);
        set(0, State.RUNNING, gone);

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

    private void set(int partition, State state, Holder holder) {
        statuses.set(holder, new Task(Stage.CORRELATE, partition), state, () -> holder.progress);
    }

    private static Holder unknown() {
        return at(Watermarks.UNKNOWN);
    }

    private static Holder at(long watermark) {
        return new Holder(new Progress(watermark, 3, 100, Map.of()));
    }

    /** Stands for an object that holds a task's state. */
    private static final class Holder {
        final Progress progress;

        Holder(Progress progress) {
            this.progress = progress;
        }
    }
}
