package io.otpwatch.benchmarks.detection.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactScoreTest {
    private static final Usual USUAL = new Usual(0.93, new Lognormal(2, 0.8), 1);
    private static final int HORIZON = (int) Math.ceil(USUAL.latency().quantile(0.999));
    private static final int SECONDS = 120;
    private static final int OUTAGE_FROM = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_is_the_greatest_of_all_sums_from_some_second_on_and_of_all_rises_over_time(long seed) {
        // Given a random history, with an outage and quiet times in it, in which cells close
        assertThat(HORIZON).isLessThan(OUTAGE_FROM / 2);
        SplittableRandom random = new SplittableRandom(seed);
        ExactScore score = new ExactScore(USUAL);
        int[] sent = new int[SECONDS];
        int[][] landing = new int[SECONDS][SECONDS];
        int[] received = new int[SECONDS];
        double[] leastTotal = new double[Hypotheses.count()];
        for (int now = 0; now < SECONDS; now++) {
            // When
            sent[now] = Math.max(0, random.nextInt(-2, 4));
            if (sent[now] > 0) {
                score.sent(now, sent[now]);
            }
            for (int code = 0; code < sent[now]; code++) {
                int lands = now + random.nextInt(0, HORIZON + 3);
                if (lands < SECONDS && now < OUTAGE_FROM && random.nextInt(10) > 0) {
                    landing[lands][now]++;
                }
            }
            for (int from = 0; from <= now; from++) {
                if (landing[now][from] > 0) {
                    score.received(from, now - from, landing[now][from]);
                    received[from] += now - from <= HORIZON ? landing[now][from] : 0;
                }
            }
            double statistic = score.step(now);
            // Then
            assertThat(statistic)
                    .as("seed %d, second %d", seed, now)
                    .isCloseTo(expected(now, sent, received, leastTotal), within(1e-9));
        }
        assertThat(score.step(SECONDS)).isGreaterThan(20);
    }

    /** By definition, from all codes ever sent. */
    private static double expected(int now, int[] sent, int[] received, double[] leastTotal) {
        double greatest = 0;
        for (int k = 0; k < Hypotheses.count(); k++) {
            double sum = 0;
            for (int from = now; from >= 0; from--) {
                double arrived = 0.93 * USUAL.latency().cdf(Math.min(now - from, HORIZON) + 0.5);
                double rho = Hypotheses.share(k);
                sum += received[from] * Math.log(rho)
                        + (sent[from] - received[from]) * Math.log((1 - rho * arrived) / (1 - arrived));
                greatest = Math.max(greatest, sum);
            }
            leastTotal[k] = Math.min(leastTotal[k], sum);
            greatest = Math.max(greatest, sum - leastTotal[k]);
        }
        return greatest;
    }
}
