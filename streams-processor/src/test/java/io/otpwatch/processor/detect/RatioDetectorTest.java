package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.events.RouteState;
import io.otpwatch.processor.packed.PackedReader;
import io.otpwatch.processor.packed.PackedWriter;
import org.junit.jupiter.api.Test;

/** Deadline 60 s; {@link #now} is the end of the newest complete bucket, so the watermark is a minute later. */
class RatioDetectorTest {
    private final Cohorts cohorts = new Cohorts(600);
    private final DueHistory due = new DueHistory(60);
    private final RatioDetector detector = new RatioDetector();
    private long now = 10_000;

    @Test
    void learns_until_twenty_codes_came_due_in_the_ten_minutes_before_the_last() {
        // When
        buckets(13, 10, 9);

        // Then
        assertThat(state()).isEqualTo(RouteState.LEARNING);
        buckets(1, 10, 9);
        assertThat(state()).isEqualTo(RouteState.GOOD);
        assertThat(detector.verdict().since()).isEqualTo(now + 60);
        assertThat(detector.verdict().usual()).isEqualTo(new Share(18, 20));
    }

    @Test
    void learns_while_fewer_than_twenty_codes_came_due_in_the_last_minute() {
        // Given
        buckets(20, 10, 9);

        // When
        buckets(11, 0, 0);

        // Then
        assertThat(state()).isEqualTo(RouteState.LEARNING);
    }

    @Test
    void turns_bad_when_the_share_is_below_half_the_usual_and_not_at_half() {
        // Given
        buckets(60, 10, 8);

        // When
        buckets(6, 10, 0);

        // Then
        assertThat(state()).isEqualTo(RouteState.GOOD);
        buckets(1, 10, 0);
        assertThat(state()).isEqualTo(RouteState.BAD);
        assertThat(detector.verdict().since()).isEqualTo(now + 60);
        assertThat(detector.verdict().usual()).isEqualTo(new Share(48 * 8 + 7 * 8, 550));
        assertThat(detector.verdict().badSince()).isEqualTo(now - 7 * 5);
    }

    @Test
    void the_example_of_the_documentation_holds() {
        // Given
        buckets(60, 10, 8);
        for (int inTime : new int[] {8, 8, 7, 1, 0, 0, 0, 0, 0, 0, 0}) {
            // When
            buckets(1, 10, inTime);
        }

        // Then
        assertThat(state()).isEqualTo(RouteState.BAD);
        assertThat(detector.verdict().badSince()).isEqualTo(10_000 + 63 * 5);
    }

    @Test
    void is_good_again_at_four_fifths_of_what_was_usual_before() {
        // Given
        buckets(60, 10, 10);
        buckets(20, 10, 0);

        // When
        buckets(9, 10, 10);

        // Then
        assertThat(state()).isEqualTo(RouteState.BAD);
        buckets(1, 10, 10);
        assertThat(state()).isEqualTo(RouteState.GOOD);
        assertThat(detector.verdict().badSince()).isEqualTo(Seconds.UNKNOWN);
    }

    @Test
    void what_was_usual_stays_the_measure_while_bad_however_long() {
        // Given
        buckets(60, 10, 10);

        // When
        buckets(400, 10, 3);

        // Then
        assertThat(state()).isEqualTo(RouteState.BAD);
        assertThat(detector.verdict().usual().ratio()).isGreaterThan(0.9);
    }

    @Test
    void while_bad_a_minute_with_few_codes_is_widened_back_to_where_the_trouble_began() {
        // Given
        buckets(60, 10, 10);
        buckets(10, 10, 0);
        assertThat(state()).isEqualTo(RouteState.BAD);

        // When
        buckets(12, 1, 1); // 12 codes in the last minute, all in time; with the bad bucket before them 12 of 22

        // Then
        assertThat(state()).isEqualTo(RouteState.BAD);
        buckets(8, 1, 1);
        assertThat(state()).isEqualTo(RouteState.GOOD);
    }

    @Test
    void stays_bad_while_too_few_codes_came_due_since_the_trouble_began() {
        // Given
        buckets(40, 100, 100);
        buckets(11, 1, 1);
        buckets(1, 12, 0);
        assertThat(state()).isEqualTo(RouteState.BAD);

        // When
        buckets(7, 1, 1);
        buckets(12, 0, 0);

        // Then
        assertThat(state()).isEqualTo(RouteState.BAD);
        buckets(1, 60, 60);
        assertThat(state()).isEqualTo(RouteState.GOOD);
    }

    @Test
    void learns_anew_when_a_bad_route_is_hardly_used_any_more() {
        // Given
        buckets(60, 10, 10);
        buckets(10, 10, 0);

        // When
        buckets(118, 0, 0);

        // Then
        assertThat(state()).isEqualTo(RouteState.BAD);
        buckets(1, 0, 0);
        assertThat(state()).isEqualTo(RouteState.LEARNING);
    }

    @Test
    void holds_still_while_something_is_missing() {
        // Given
        buckets(60, 10, 10);

        // When
        for (int i = 0; i < 12; i++) {
            bucket(10, 0, true);
        }

        // Then
        assertThat(state()).isEqualTo(RouteState.GOOD);
        buckets(1, 10, 0);
        assertThat(state()).isEqualTo(RouteState.BAD);
    }

    @Test
    void is_judged_when_a_bucket_completes_and_not_between() {
        // Given
        buckets(60, 10, 10);
        long learnt = now;
        due.add(learnt - 1, false, 10_000);

        // When
        detector.step(learnt + 60 + 4, cohorts, due, false);

        // Then
        assertThat(state()).isEqualTo(RouteState.GOOD);
        due.step(learnt + 60 + 5);
        detector.step(learnt + 60 + 5, cohorts, due, false);
        assertThat(state()).isEqualTo(RouteState.BAD);
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        buckets(60, 10, 10);
        buckets(10, 10, 0);
        PackedWriter out = new PackedWriter();

        // When
        detector.write(out);
        RatioDetector read = new RatioDetector();
        read.read(new PackedReader(out.toArray()));

        // Then
        assertThat(read.verdict()).isEqualTo(detector.verdict());
        assertThat(read).usingRecursiveComparison().isEqualTo(detector);
    }

    private RouteState state() {
        return detector.verdict().state();
    }

    private void buckets(int buckets, int codes, int inTime) {
        for (int i = 0; i < buckets; i++) {
            bucket(codes, inTime, false);
        }
    }

    private void bucket(int codes, int inTime, boolean incomplete) {
        if (codes > 0) {
            due.add(now, true, inTime);
            due.add(now + 4, false, codes - inTime);
        }
        now += 5;
        cohorts.step(now + 60);
        due.step(now + 60);
        detector.step(now + 60, cohorts, due, incomplete);
    }
}
