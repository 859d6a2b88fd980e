package io.otpwatch.processor.volume;

import static io.otpwatch.processor.volume.Traffic.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import io.otpwatch.processor.volume.VolumeAnomaly.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendWatchTest {
    private static final long SEED = 20_240_108;
    private static final int HOUR = 3_600;

    @Test
    void after_two_minutes_something_is_known_and_not_before() {
        // Given
        SendWatch watch = new SendWatch(1);
        watch.step(Traffic.MONDAY, 0);
        for (long second = 1; second < 120; second++) {
            watch.step(Traffic.MONDAY + second, 1);
        }
        assertThat(watch.usualPerMinute()).isZero();

        // When
        watch.step(Traffic.MONDAY + 120, 1);

        // Then
        assertThat(watch.usualPerMinute()).isCloseTo(60, within(1.0));
    }

    @ParameterizedTest
    @CsvSource({"3000, 3", "60, 30", "5, 360"})
    void a_stop_of_all_sends_is_told_after_some_20_are_missing(double perMinute, long most) {
        // Given
        Watching scope = new Watching(new Traffic(SEED, perMinute)).pass(8 * DAY, 1);
        long stop = scope.now();

        // When
        long told = scope.until(DAY, 0);

        // Then
        assertThat(told).isBetween(1L, most);
        assertThat(scope.anomaly().kind()).isEqualTo(Kind.STOPPED);
        assertThat(scope.anomaly().since()).isCloseTo(stop, within(60L));
        assertThat(scope.anomaly().usualPerMinute()).isCloseTo(perMinute, within(0.3 * perMinute));
        assertThat(scope.anomaly().perMinute()).isLessThan(0.2 * perMinute);
    }

    @ParameterizedTest
    @CsvSource({"3000, 10", "60, 120", "5, 900"})
    void on_the_first_day_a_stop_is_told_against_the_last_hours(double perMinute, long most) {
        // Given
        Watching scope = new Watching(new Traffic(SEED, perMinute)).pass(2 * HOUR, 1);

        // Then
        assertThat(scope.until(DAY, 0)).isBetween(1L, most);
    }

    @ParameterizedTest
    @CsvSource({"3000, 1800", "60, 1800", "10, 3600"})
    void a_fall_to_four_tenths_is_told_within_some_stretches(double perMinute, long most) {
        // Given
        Watching scope = new Watching(new Traffic(SEED, perMinute)).pass(8 * DAY, 1);

        // When
        long told = scope.until(DAY, 0.4);

        // Then
        assertThat(told).isBetween(1L, most);
        assertThat(scope.anomaly().kind()).isEqualTo(Kind.STOPPED);
        assertThat(scope.anomaly().perMinute()).isBetween(0.2 * perMinute, 0.6 * perMinute);
    }

    @Test
    void four_times_as_much_is_told_within_seconds() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 60)).pass(8 * DAY, 1);

        // When
        long told = scope.until(DAY, 4);

        // Then
        assertThat(told).isBetween(1L, 25L);
        assertThat(scope.anomaly().kind()).isEqualTo(Kind.EXPLODED);
        assertThat(scope.anomaly().perMinute()).isCloseTo(240, within(80.0));
    }

    @ParameterizedTest
    @CsvSource({"0.2", "1", "10", "100", "3000"})
    void thirty_days_of_usual_traffic_from_a_cold_start_give_no_alarm(double perMinute) {
        // Given
        Traffic traffic = new Traffic(SEED, perMinute).day(5).weekend(0.6).spread(0.3);

        // When
        Watching scope = new Watching(traffic).pass(30 * DAY, 1);

        // Then
        assertThat(scope.called).isEmpty();
        assertThat(scope.watch().usualPerMinute()).isBetween(0.1 * perMinute, perMinute);
    }

    @ParameterizedTest
    @CsvSource({"10, 3600", "10, -3600", "1000, 3600", "1000, -3600"})
    void when_clocks_are_put_forward_or_back_there_is_no_alarm(double perMinute, long shift) {
        // Given
        Traffic traffic = new Traffic(SEED, perMinute).day(5).weekend(0.6).spread(0.1);
        Watching scope = new Watching(traffic).pass(13 * DAY, 1);

        // When
        traffic.shift(shift);
        scope.pass(3 * DAY, 1);

        // Then
        assertThat(scope.called).isEmpty();
    }

    @Test
    void twice_as_much_within_an_hour_at_dawn_is_no_alarm_on_the_first_day() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 100)).pass(5 * HOUR, 1);

        // When
        for (int minute = 0; minute <= 60; minute++) {
            scope.pass(60, Math.pow(2, minute / 60.0));
        }
        scope.pass(5 * HOUR, 2);

        // Then
        assertThat(scope.called).isEmpty();
    }

    @Test
    void fewer_than_60_sends_ever_are_too_few_to_miss() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 0.2)).pass(3 * HOUR, 1);

        // Then
        assertThat(scope.until(2 * DAY, 0)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"3000", "60", "5"})
    void it_is_over_when_all_is_as_usual_for_half_a_minute_or_long_enough_to_be_sure(double perMinute) {
        // Given
        Watching scope = new Watching(new Traffic(SEED, perMinute)).pass(8 * DAY, 1);
        scope.until(DAY, 0);
        scope.pass(6 * HOUR, 0);

        // When
        long over = scope.untilOver(DAY, 1);

        // Then
        assertThat(over).isBetween(30L, (long) (30 + 60 * 70 / perMinute));
        assertThat(scope.watch().usualPerMinute()).isCloseTo(perMinute, within(0.3 * perMinute));
        scope.pass(DAY, 1);
        assertThat(scope.called).containsExactly(Kind.STOPPED);
        assertThat(scope.until(HOUR, 0)).isBetween(1L, (long) (10 + 60 * 30 / perMinute));
    }

    @Test
    void half_a_recovery_is_none() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 60)).pass(8 * DAY, 1);
        scope.until(DAY, 0);

        // When
        scope.pass(6 * HOUR, 0.4);

        // Then
        assertThat(scope.called).hasSize(1);
        assertThat(scope.isAnomalous()).isTrue();
        assertThat(scope.anomaly().perMinute()).isCloseTo(24, within(12.0));
    }

    @Test
    void a_level_that_lasts_for_a_day_is_the_new_usual() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 10)).pass(8 * DAY, 1);

        // When
        scope.pass(2 * DAY, 5);

        // Then
        assertThat(scope.called).containsExactly(Kind.EXPLODED);
        assertThat(scope.isAnomalous()).isFalse();
        assertThat(scope.watch().usualPerMinute()).isCloseTo(50, within(15.0));
    }

    @Test
    void what_was_not_watched_says_nothing_and_teaches_nothing() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 60)).pass(8 * DAY, 1);

        // When
        scope.away(DAY);
        scope.pass(HOUR, 1);

        // Then
        assertThat(scope.called).isEmpty();
        assertThat(scope.watch().usualPerMinute()).isCloseTo(60, within(15.0));
        assertThat(scope.until(HOUR, 0)).isBetween(1L, 60L);
    }

    @Test
    void an_anomaly_is_not_the_new_usual_because_nobody_watched_for_a_day() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 60)).pass(8 * DAY, 1);
        scope.until(DAY, 0);

        // When
        scope.away(2 * DAY);
        scope.pass(HOUR, 0);

        // Then
        assertThat(scope.isAnomalous()).isTrue();
        assertThat(scope.watch().usualPerMinute()).isCloseTo(60, within(15.0));
        assertThat(scope.untilOver(HOUR, 1)).isPositive();
    }

    @Test
    void a_fall_is_not_learnt_while_it_is_suspicious() {
        // Given
        Traffic traffic = new Traffic(SEED, 60).spread(0.3);
        Watching scope = new Watching(traffic).pass(8 * DAY, 1);

        // When
        long told = scope.until(DAY, 0.1);

        // Then
        assertThat(told).isBetween(600L, 3_600L);
        assertThat(scope.watch().usualPerMinute()).isGreaterThan(30);
    }

    @Test
    void a_burst_of_a_second_is_no_explosion() {
        // Given
        Watching scope = new Watching(new Traffic(SEED, 1)).pass(DAY, 1);
        long now = scope.now();

        // When
        scope.watch().step(now + 1, 15);

        // Then
        assertThat(scope.isAnomalous()).isFalse();
    }

    @Test
    void what_is_read_goes_on_as_what_was_written() {
        // Given
        Traffic traffic = new Traffic(SEED, 10).day(5).weekend(0.6).spread(0.3);
        SendWatch straight = new SendWatch(1);
        SendWatch restarted = new SendWatch(1);
        int longest = 0;

        // When
        for (int step = 0; step < 20 * 8_640; step++) {
            long now = Traffic.MONDAY + 10L * step;
            double part = step % 20_000 > 19_000 ? 0 : step % 33_333 > 33_000 ? 8 : 1;
            long sent = traffic.next(now, 10, part);
            straight.step(now, sent);
            restarted.step(now, sent);
            if (step % 97 == 0) {
                byte[] bytes = written(restarted);
                longest = Math.max(longest, bytes.length);
                restarted = SendWatch.read(new PackedReader(bytes), 1);
            }
            // Then
            assertThat(restarted.anomaly().equals(straight.anomaly())).isTrue();
        }
        assertThat(written(restarted)).isEqualTo(written(straight));
        assertThat(longest).isBetween(500, 1_200);
    }

    @Test
    void another_version_is_refused() {
        assertThatThrownBy(() -> SendWatch.read(new PackedReader(new byte[] {77}), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("77");
    }

    private static byte[] written(SendWatch watch) {
        PackedWriter out = new PackedWriter();
        watch.write(out);
        return out.toArray();
    }
}
