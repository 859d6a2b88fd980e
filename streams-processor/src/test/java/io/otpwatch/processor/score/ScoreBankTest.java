package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreBankTest {
    private static final double[] PARTS = {0.02, 0.3, 0.6, 0.85};
    private static final Normal NORMAL = Normal.known(0.9, ArrivalLaw.logNormal(5, 0.8));

    /** Of what a code that is missing says, 2e-4; there are some 200 of them at a time. */
    private static final double EXACT = 0.02;

    private final Trials trials = new Trials();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void it_is_the_greatest_sum_over_cohorts_since_any_second_or_rise_of_the_sum_over_time(long seed) {
        // Given
        History history = new History(seed);
        ScoreBank bank = new ScoreBank();
        double[] least = new double[PARTS.length];
        double most = 0;
        for (int now = 1; now < History.SECONDS; now++) {
            // When
            int oldest = Math.max(0, now - History.HORIZON);
            if (oldest > 0) {
                trials.clear();
                history.add(trials, oldest - 1, now);
                for (int closed = 0; closed < trials.size(); closed++) {
                    bank.close(trials, closed, NORMAL);
                }
            }
            history.fill(trials, oldest, now);
            bank.step(trials, NORMAL, now);
            if (now % 20 == 0) {
                bank = copy(bank);
            }

            // Then
            double expected = expected(history, now, least);
            assertThat(bank.score()).as("seed %d at %d s", seed, now).isCloseTo(expected, within(EXACT));
            most = Math.max(most, expected);
        }
        assertThat(most).isGreaterThan(10);
    }

    /** From all codes ever sent, by definition; {@code least}: of each hypothesis' sums so far, from the first step on. */
    private static double expected(History history, int now, double[] least) {
        double greatest = 0;
        for (int k = 0; k < PARTS.length; k++) {
            double sum = 0;
            for (int second = now - 1; second >= 0; second--) {
                int[] counts = history.counts(second, now);
                double age = Math.min(now - second, History.HORIZON);
                sum += counts[1] * Math.log(PARTS[k])
                        + (counts[0] - counts[1] - counts[2])
                                * missing(PARTS[k], 0.9 * NORMAL.law().at(age))
                        + counts[2] * missing(PARTS[k], 0.9);
                greatest = Math.max(greatest, sum);
            }
            // What the first step finds is where the calendar begins.
            least[k] = now == 1 ? sum : Math.min(least[k], sum);
            greatest = Math.max(greatest, sum - least[k]);
        }
        return greatest;
    }

    private static double missing(double part, double usually) {
        return Math.log((1 - part * usually) / (1 - usually));
    }

    @Test
    void the_best_hypothesis_says_how_much_still_arrives_and_since_when() {
        // Given nine of ten arrive, and from second 60 on about a third of that
        ScoreBank bank = new ScoreBank();
        for (int now = 1; now <= 100; now++) {
            trials.clear();
            for (int second = 0; second < now; second++) {
                int most = second < 60 ? 9 : 3;
                int arrived = (int) Math.round(most * NORMAL.law().at(now - second));
                trials.add(second, now - second, 10, arrived, 0);
            }

            // When
            bank.step(trials, NORMAL, now);
        }

        // Then
        assertThat(bank.part()).isEqualTo(0.3);
        assertThat(bank.began()).isBetween(58L, 62L);
        bank.clear();
        assertThat(bank.score()).isZero();
        assertThat(bank.part()).isEqualTo(1);
        assertThat(bank.began()).isZero();
    }

    @Test
    void another_normal_is_no_evidence_of_the_calendar_form() {
        // Given cohorts that are as usual, and none that is new
        ScoreBank bank = new ScoreBank();
        Normal low = new Normal(0.9, 0.5, NORMAL.law(), 1);
        trials.add(0, 40, 100, 60, 0);
        bank.step(trials, low, 40);
        assertThat(bank.score()).isZero();
        trials.add(39, 2, 20, 10, 0);

        // When what is usual is more from now on, by which the old cohort lacks much
        bank.step(trials, new Normal(0.9, 0.6, NORMAL.law(), 2), 41);

        // Then the new cohort alone has more than usual, and the sum over both has risen in no hypothesis' favour
        assertThat(bank.score()).isLessThan(1);
    }

    @Test
    void what_had_gathered_by_the_calendar_is_kept_when_another_normal_comes() {
        // Given receipts stop for codes that were sent before
        ScoreBank bank = new ScoreBank();
        trials.add(0, 1, 100, 10, 0);
        bank.step(trials, NORMAL, 1);
        trials.clear();
        trials.add(0, 9, 100, 10, 0);
        bank.step(trials, NORMAL, 9);
        double before = bank.score();
        assertThat(before).isGreaterThan(20);

        // When
        bank.step(trials, new Normal(0.9, 0.9, NORMAL.law(), 1), 9);

        // Then
        assertThat(bank.score()).isCloseTo(before, within(1e-9));
    }

    @Test
    void what_is_written_is_read_back() {
        // Given
        ScoreBank bank = new ScoreBank();
        trials.add(0, 40, 10, 3, 1);
        trials.add(7, 33, 10, 3, 1);
        bank.step(trials, NORMAL, 40);
        bank.close(trials, 0, NORMAL);

        // When
        ScoreBank read = copy(bank);

        // Then
        assertThat(read.score()).isEqualTo(bank.score()).isPositive();
        assertThat(read.part()).isEqualTo(bank.part());
        assertThat(read.began()).isEqualTo(bank.began());
        assertThat(Packed.bytes(read::write)).isEqualTo(Packed.bytes(bank::write));
    }

    private static ScoreBank copy(ScoreBank bank) {
        ScoreBank copy = new ScoreBank();
        copy.read(Packed.reader(bank::write));
        return copy;
    }
}
