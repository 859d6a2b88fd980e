package io.otpwatch.processor.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.FeedVerdict;
import io.otpwatch.processor.incident.FeedState;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedWatchTest {
    private static final long START = 1_700_000_000_000L;

    private FeedWatch watch = new FeedWatch();
    private long now = START;

    @Test
    void a_steady_feed_is_dead_within_seconds() {
        // Given
        fed(60, 1);

        // When
        long at = silentUntil(FeedState.DEAD, 20);

        // Then
        assertThat(at).isBetween(10L, 21L);
        assertThat(watch.silentSince()).isEqualTo(START + 60_000);
    }

    @Test
    void one_that_tells_in_batches_is_not_dead_between_them() {
        // When
        for (int batch = 0; batch < 40; batch++) {
            for (int second = 1; second <= 30; second++) {
                step(second == 30 ? now + 1_000 : now + 1_000 - second * 1_000L, second * 20);
                assertThat(watch.state()).isNotEqualTo(FeedState.DEAD);
            }
        }
        // Then
        assertThat(silentUntil(FeedState.DEAD, 20)).isBetween(60L, 100L);
    }

    @Test
    void of_a_new_one_it_is_not_known_how_long_it_may_be_silent() {
        // Given
        fed(3, 1);

        // Then
        assertThat(silentUntil(FeedState.DEAD, 20)).isGreaterThan(60);
    }

    @Test
    void where_hardly_any_receipt_is_due_silence_is_no_death() {
        // Given
        fed(60, 1);

        // When
        for (int second = 1; second <= 600; second++) {
            step(START + 60_000, second * 0.03);
        }

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.SILENT);
    }

    @Test
    void stragglers_do_not_bring_a_dead_feed_back() {
        // Given
        fed(60, 1);
        silentUntil(FeedState.DEAD, 20);

        // When
        step(now + 1_000, 0);
        FeedState atOnce = watch.state();
        step(START + 80_000, 30);
        step(now + 1_000, 0);

        // Then
        assertThat(atOnce).isEqualTo(FeedState.DEAD);
        assertThat(watch.state()).isEqualTo(FeedState.DEAD);
        assertThat(watch.silentSince()).isEqualTo(START + 60_000);
        fed(6, 1);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void it_goes_on_as_it_was_when_it_is_read_again() {
        // Given
        fed(60, 1);
        silentUntil(FeedState.DEAD, 20);
        PackedWriter out = new PackedWriter();
        watch.write(out);

        // When
        watch = FeedWatch.read(new PackedReader(out.toArray()));

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.DEAD);
        fed(4, 1);
        assertThat(watch.state()).isEqualTo(FeedState.DEAD);
        fed(2, 1);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void two_long_deaths_do_not_make_it_slow_to_see_the_third() {
        // Given
        for (int death = 0; death < 2; death++) {
            fed(60, 1);
            silentUntil(FeedState.DEAD, 20);
            now += 1_200_000;
            fed(10, 1);
        }

        // Then
        assertThat(silentUntil(FeedState.DEAD, 20)).isLessThanOrEqualTo(21);
    }

    @Test
    void one_that_is_dead_every_ten_minutes_tells_in_batches() {
        // Given
        fed(60, 1);
        for (int batch = 0; batch < 3; batch++) {
            silentUntil(FeedState.DEAD, 20);
            now += 570_000;
            fed(10, 1);
        }

        // Then
        assertThat(silentUntil(FeedState.DEAD, 0.1)).isGreaterThan(600);
    }

    @Test
    void what_was_not_seen_during_a_restart_is_no_silence() {
        // Given
        fed(60, 1);
        PackedWriter out = new PackedWriter();
        watch.write(out);

        // When
        watch = FeedWatch.read(new PackedReader(out.toArray()));
        now += 600_000;
        fed(10, 1);

        // Then
        assertThat(silentUntil(FeedState.DEAD, 20)).isLessThanOrEqualTo(21);
    }

    /** Who sends has gone over to another provider, or it is night: not one receipt came. */
    @Test
    void a_dead_feed_of_which_nothing_more_is_expected_is_silent_and_not_alive() {
        // Given
        fed(60, 1);
        silentUntil(FeedState.DEAD, 20);

        // When
        for (int second = 0; second < 600; second++) {
            step(START + 60_000, 0.5);
            assertThat(watch.state()).isEqualTo(FeedState.SILENT);
        }

        // Then
        assertThat(watch.silentSince()).isEqualTo(START + 60_000);
    }

    @Test
    void where_codes_are_sent_again_and_still_no_receipt_comes_the_same_death_goes_on() {
        // Given
        fed(60, 1);
        for (int time = 0; time < 4; time++) {
            while (watch.state() != FeedState.DEAD) {
                step(START + 60_000, 20.0 * (now - START - 60_000) / 1_000);
            }
            steps(300, START + 60_000, 0);
        }

        // When
        step(START + 60_000, 25);

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.DEAD);
        assertThat(watch.silentSince()).isEqualTo(START + 60_000);
        fed(6, 1);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
        // One death teaches nothing, however often it was not seen.
        assertThat(silentUntil(FeedState.DEAD, 20)).isLessThanOrEqualTo(21);
    }

    @Test
    void one_straggler_does_not_bring_back_a_feed_of_which_nothing_more_is_expected() {
        // Given
        fed(60, 1);
        silentUntil(FeedState.DEAD, 20);
        steps(60, START + 60_000, 0.5);

        // When
        long straggler = now + 1_000;
        step(straggler, 0);
        steps(60, straggler, 0.5);

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.SILENT);
        fed(10, 5);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void where_hardly_anything_is_sent_it_is_alive_with_the_second_receipt() {
        // Given
        fed(60, 1);
        silentUntil(FeedState.DEAD, 20);
        steps(60, START + 60_000, 0.5);

        // When
        long first = now + 1_000;
        step(first, 0);
        steps(40, first, 0.5);
        FeedState before = watch.state();
        step(now + 1_000, 0);

        // Then
        assertThat(before).isEqualTo(FeedState.SILENT);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void one_that_tells_in_batches_is_alive_again_with_the_second() {
        // Given
        batches(40);
        silentUntil(FeedState.DEAD, 20);

        // When
        batches(1);
        FeedState afterOne = watch.state();
        step(now + 500, 0);

        // Then
        assertThat(afterOne).isEqualTo(FeedState.DEAD);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void that_its_end_was_not_seen_outlives_a_restart() {
        // Given
        fed(60, 1);
        silentUntil(FeedState.DEAD, 20);
        steps(60, START + 60_000, 0.5);
        PackedWriter out = new PackedWriter();
        watch.write(out);

        // When
        watch = FeedWatch.read(new PackedReader(out.toArray()));
        steps(60, START + 60_000, 0.5);

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.SILENT);
        step(START + 60_000, 25);
        assertThat(watch.state()).isEqualTo(FeedState.DEAD);
        assertThat(watch.silentSince()).isEqualTo(START + 60_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 600, 30_000})
    void silence_in_which_nothing_was_due_teaches_nothing(int quiet) {
        // Given
        fed(60, 1);
        steps(quiet, now, 0);
        fed(1_800, 1);

        // Then
        assertThat(silentUntil(FeedState.DEAD, 20)).isLessThanOrEqualTo(21);
    }

    @Test
    void one_that_tells_of_two_minutes_ago_is_dead_until_it_tells_and_late_from_then_on() {
        // Given
        fed(60, 1);
        steps(120, START + 60_000, 40);
        FeedState before = watch.state();

        // When
        late(29, 120);
        FeedState atFirst = watch.state();
        late(600, 120);

        // Then
        assertThat(before).isEqualTo(FeedState.DEAD);
        assertThat(atFirst).isEqualTo(FeedState.DEAD);
        assertThat(watch.state()).isEqualTo(FeedState.LATE);
        assertThat(watch.lateMs()).isEqualTo(120_000);
        assertThat(watch.silentSince()).isEqualTo(START + 60_000);
        fed(6, 1);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void one_that_falls_behind_second_by_second_is_late_and_never_dead() {
        // Given
        fed(60, 1);

        // When
        for (int second = 1; second <= 300; second++) {
            step(START + 60_000 + second * 800L, second * 4);
            assertThat(watch.state()).isNotEqualTo(FeedState.DEAD);
        }

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.LATE);
        assertThat(watch.lateMs()).isEqualTo(60_000);
    }

    @Test
    void a_late_feed_of_which_nothing_comes_any_more_is_dead() {
        // Given
        fed(60, 1);
        steps(120, START + 60_000, 40);
        late(60, 120);

        // When
        steps(10, now - 120_000, 40);

        // Then
        assertThat(watch.state()).isEqualTo(FeedState.DEAD);
    }

    @Test
    void one_that_catches_up_at_once_was_never_late() {
        // Given
        fed(60, 1);
        steps(600, START + 60_000, 40);

        // When
        for (int second = 0; second < 20; second++) {
            step(START + 60_000 + second * 30_000L, 40);
            assertThat(watch.state()).isEqualTo(FeedState.DEAD);
        }

        // Then
        fed(6, 1);
        assertThat(watch.state()).isEqualTo(FeedState.FED);
    }

    @Test
    void a_late_feed_is_late_after_a_restart() {
        // Given
        fed(60, 1);
        steps(120, START + 60_000, 40);
        late(60, 120);
        PackedWriter out = new PackedWriter();
        watch.write(out);

        // When
        watch = FeedWatch.read(new PackedReader(out.toArray()));
        step(now - 120_000, 40);
        FeedState before = watch.state();
        late(1, 120);

        // Then
        assertThat(before).isEqualTo(FeedState.LATE);
        assertThat(watch.state()).isEqualTo(FeedState.LATE);
        assertThat(watch.lateMs()).isBetween(118_000L, 122_000L);
    }

    /** A receipt each second, of so many seconds ago; forty are missed. */
    private void late(int seconds, int by) {
        for (int second = 0; second < seconds; second++) {
            step(now + 1_000 - by * 1_000L, 40);
        }
    }

    private void steps(int seconds, long receivedAt, double expected) {
        for (int second = 0; second < seconds; second++) {
            step(receivedAt, expected);
        }
    }

    /** One every thirty seconds, twenty receipts a second in it. */
    private void batches(int count) {
        for (int batch = 0; batch < count; batch++) {
            long last = now + 500;
            step(last, 0);
            for (int second = 1; second < 30; second++) {
                step(last, second * 20);
            }
        }
    }

    private void fed(int seconds, int every) {
        for (int second = 0; second < seconds; second += every) {
            step(now + 1_000, 0);
        }
    }

    /** Seconds until the state, with so many receipts due a second. */
    private long silentUntil(FeedState state, double due) {
        long last = now;
        while (watch.state() != state) {
            step(last, due * (now + 1_000 - last) / 1_000);
            assertThat(now - last).isLessThan(3_600_000);
        }
        return (now - last) / 1_000;
    }

    private void step(long receivedAt, double expected) {
        now += 1_000;
        watch.step(List.of(new FeedVerdict("vonage", receivedAt, expected)), now);
    }
}
