package io.otpwatch.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.otpwatch.benchmarks.detection.detectors.Detector;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SECONDS = 20_000;
    private static final int NOT_COUNTED = 600; // at the end, where not all has landed
    private static final double CHANGE_AT = 10_000;
    private static final long FIRST_BITS = -1_833_405_127_366_507_680L;
    private static final Usual USUAL = Channel.SMS.usual(600);

    @Test
    void draws_are_the_same_everywhere_and_have_the_moments_of_their_distributions() {
        // Given
        Draws draws = new Draws(1, 2);
        assertThat(new Draws(1, 2).bits()).isEqualTo(FIRST_BITS);
        assertThat(new Draws(2, 1).bits()).isNotEqualTo(FIRST_BITS);
        int count = 200_000;
        double normals = 0;
        double squares = 0;
        double exponentials = 0;
        // When
        for (int i = 0; i < count; i++) {
            double normal = draws.normal();
            normals += normal;
            squares += normal * normal;
            exponentials += draws.exponential();
        }
        // Then
        assertThat(normals / count).isCloseTo(0, within(0.01));
        assertThat(squares / count).isCloseTo(1, within(0.02));
        assertThat(exponentials / count).isCloseTo(1, within(0.02));
    }

    @Test
    void in_usual_times_codes_arrive_as_usual() {
        Counts counts = play(Change.NONE);
        assertThat(counts.sentBefore + counts.sentAfter).isCloseTo((SECONDS - NOT_COUNTED) * 10, withinPercentage(1));
        assertThat(counts.arrivedOfSentAfter / counts.sentAfter).isCloseTo(0.93, within(0.01));
        assertThat(counts.withinMedian / (counts.arrivedOfSentAfter + counts.arrivedOfSentBefore))
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void a_change_of_type_A_hits_codes_sent_after_it_and_no_others() {
        Counts counts = play(new Change(ChangeType.A, CHANGE_AT, 0.5));
        assertThat(counts.arrivedOfSentAfter / counts.sentAfter).isCloseTo(0.5, within(0.01));
        assertThat(counts.arrivedOfSentBefore / counts.sentBefore).isCloseTo(0.93, within(0.01));
        assertThat(counts.landedAfterOfSentBefore).isGreaterThan(50);
    }

    @Test
    void a_change_of_type_B_hits_receipts_of_earlier_codes_too() {
        Counts usual = play(Change.NONE);
        Counts stopped = play(new Change(ChangeType.B, CHANGE_AT, 0));
        Counts halved = play(new Change(ChangeType.B, CHANGE_AT, 0.465));
        assertThat(stopped.arrivedOfSentAfter + stopped.landedAfterOfSentBefore).isZero();
        assertThat(halved.landedAfterOfSentBefore / usual.landedAfterOfSentBefore)
                .isCloseTo(0.5, within(0.2));
        assertThat(halved.landedAfterOfSentBefore).isLessThan(usual.landedAfterOfSentBefore);
    }

    @Test
    void an_excursion_ends_below_half_of_its_peak() {
        // Given
        List<Double> peaks = new ArrayList<>();
        Excursions excursions = new Excursions(peaks::add);
        // When
        for (double statistic : new double[] {0, 3, 2, 6, 3, 2.9, 4, 0, 1}) {
            excursions.add(statistic);
        }
        // Then
        assertThat(peaks).containsExactly(6.0, 4.0);
        excursions.end();
        assertThat(peaks).containsExactly(6.0, 4.0, 1.0);
    }

    @Test
    void an_excursion_that_does_not_end_is_another_each_day() {
        // Given
        List<Double> peaks = new ArrayList<>();
        Excursions excursions = new Excursions(peaks::add);
        // When: nothing for two days, then something that stays for two and a half
        for (int second = 0; second < 2 * Excursions.LONGEST_SECONDS; second++) {
            excursions.add(0);
        }
        for (int second = 0; second < 5 * Excursions.LONGEST_SECONDS / 2; second++) {
            excursions.add(20);
        }
        excursions.end();
        // Then
        assertThat(peaks).containsExactly(20.0, 20.0, 20.0);
    }

    @Test
    void a_threshold_is_the_60th_highest_peak_and_a_nat_for_each_factor_e_that_is_lacking() {
        // Given 100 peaks in three days: the 60th highest is 41
        HighestPeaks peaks = new HighestPeaks();
        for (int peak = 1; peak <= 100; peak++) {
            peaks.accept(peak);
        }
        // When / Then: 60 in three days are 600 in 30
        assertThat(peaks.threshold(3, HighestPeaks.Tail.UNIT)).isCloseTo(41 + Math.log(600), within(1e-9));
        assertThat(peaks.threshold(3, HighestPeaks.Tail.FITTED)).isCloseTo(41 + 30 * Math.log(600), within(1e-9));
    }

    @Test
    void the_exact_score_sees_a_total_loss_in_seconds_and_its_receipts_sooner() {
        // Given
        Contender prototype = Contenders.all().stream()
                .filter(each -> each.name().equals(Contenders.PROTOTYPE))
                .findFirst()
                .orElseThrow();
        List<Alarm> alarms = List.of(new Alarm(Setting.KNOWN, 13), new Alarm(Setting.CLOSED_FORM, 17));
        // When
        List<Double> lost = delays(prototype, ChangeType.A, alarms);
        List<Double> silent = delays(prototype, ChangeType.B, alarms);
        // Then
        assertThat(lost.get(0)).isBetween(3.0, 6.5);
        assertThat(lost.get(1)).isBetween(lost.get(0), 8.0);
        assertThat(silent.get(1)).isBetween(0.5, 3.5);
    }

    private static List<Double> delays(Contender contender, ChangeType type, List<Alarm> alarms) {
        return Trial.of(contender, new Incident(Channel.SMS, 1_000, type, 0), alarms, new Draws(7))
                .delays();
    }

    private static Counts play(Change change) {
        Counts counts = new Counts();
        Traffic traffic = new Traffic(USUAL, change, new Draws(5));
        for (long second = 0; second < SECONDS; second++) {
            counts.now = second;
            traffic.play(second, counts);
        }
        return counts;
    }

    private static final class Counts implements Detector {
        private long now;
        private double sentBefore;
        private double sentAfter;
        private double arrivedOfSentBefore;
        private double arrivedOfSentAfter;
        private double landedAfterOfSentBefore;
        private double withinMedian;

        @Override
        public void sent(long second, int count) {
            assertThat(second).isEqualTo(now);
            if (second < CHANGE_AT) {
                sentBefore += count;
            } else if (second < SECONDS - NOT_COUNTED) {
                sentAfter += count;
            }
        }

        @Override
        public void received(long sentSecond, double latencySeconds, int count) {
            if (sentSecond < CHANGE_AT) {
                arrivedOfSentBefore += count;
                landedAfterOfSentBefore += now >= CHANGE_AT ? count : 0;
            } else if (sentSecond < SECONDS - NOT_COUNTED) {
                arrivedOfSentAfter += count;
            } else {
                return;
            }
            withinMedian += latencySeconds <= USUAL.latency().medianSeconds() ? count : 0;
        }

        @Override
        public double step(long second) {
            return 0;
        }
    }
}
