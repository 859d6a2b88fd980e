package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivingShareTest {
    private static final ArrivalLaw LAW = ArrivalLaw.logNormal(6, 1);
    private static final int SECONDS = 120;

    private final Trials trials = new Trials();

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.6, 0.9})
    void it_is_the_share_of_the_greatest_likelihood(double share) {
        // Given
        fill(new SplittableRandom(1), share, 10, 0.2);

        // Then
        double best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 10_000; i++) {
            double likelihood = logLikelihood(i / 10_000.0);
            if (likelihood > most) {
                most = likelihood;
                best = i / 10_000.0;
            }
        }
        assertThat(ArrivingShare.of(trials, LAW, 0.93, 0, SECONDS).share()).isCloseTo(best, within(2e-3));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.85})
    void the_interval_covers_the_truth_about_as_often_as_it_says(double share) {
        int covered = 0;
        for (int run = 0; run < 400; run++) {
            // Given
            fill(new SplittableRandom(run), share, 3, 0);

            // When
            ArrivingShare present = ArrivingShare.of(trials, LAW, 0.93, 0, SECONDS);
            covered += present.low() <= share && share <= present.high() ? 1 : 0;
            assertThat(present.share()).isBetween(present.low(), present.high());
        }
        assertThat(covered / 400.0).isBetween(0.92, 0.985);
    }

    @Test
    void of_nothing_it_is_the_usual_and_anything_may_be() {
        // Given
        fill(new SplittableRandom(3), 0.5, 10, 0);

        // Then
        assertThat(ArrivingShare.of(trials, LAW, 0.93, SECONDS, 2 * SECONDS))
                .isEqualTo(new ArrivingShare(0.93, 0, 1, 0));
    }

    @Test
    void only_cohorts_of_the_time_count() {
        // Given
        trials.add(0, 600, 100, 90, 0);
        trials.add(100, 500, 100, 20, 30);
        trials.add(200, 400, 100, 90, 0);

        // When
        ArrivingShare present = ArrivingShare.of(trials, LAW, 0.93, 100, 200);

        // Then
        assertThat(present.share()).isCloseTo(0.2, within(1e-3));
        assertThat(present.matured()).isCloseTo(100, within(0.01));
        assertThat(present.low()).isBetween(0.12, 0.14);
        assertThat(present.high()).isBetween(0.28, 0.30);
    }

    /** Some of the codes that will not arrive are reported, at once. */
    private void fill(SplittableRandom random, double share, int perSecond, double reported) {
        trials.clear();
        for (int second = 0; second < SECONDS; second++) {
            int arrived = 0;
            int failed = 0;
            for (int code = 0; code < perSecond; code++) {
                if (random.nextDouble() < share) {
                    arrived += random.nextDouble() < LAW.at(SECONDS - second) ? 1 : 0;
                } else {
                    failed += random.nextDouble() < reported ? 1 : 0;
                }
            }
            trials.add(second, SECONDS - second, perSecond, arrived, failed);
        }
    }

    private double logLikelihood(double share) {
        double sum = 0;
        for (int cohort = 0; cohort < trials.size(); cohort++) {
            sum += trials.arrived(cohort) * Math.log(share)
                    + trials.failed(cohort) * Math.log1p(-share)
                    + trials.outstanding(cohort) * Math.log1p(-share * LAW.at(trials.age(cohort)));
        }
        return sum;
    }
}
