package io.otpwatch.benchmarks.detection.detectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.detection.usual.Lognormal;
import io.otpwatch.benchmarks.detection.usual.Usual;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The processor's detector against the exact one. Its cells are up to a quarter of their age wide, so it is not equal. */
class OtpwatchTest {
    private static final int SECONDS = 3_000;

    /** From this second on fewer of the codes that are sent arrive. */
    private static final int TROUBLE = 2_700;

    private static final double ALARM = 16;

    /** Measured: at most 83 % of this, 0.12 nats on average while all is as usual, alarms 5 s apart at most. */
    private static final double SURE = 2;

    private static final double PART = 0.2;

    @ParameterizedTest
    @CsvSource({
        "1, 6, 1, 10, 0",
        "2, 6, 1, 100, 0.5",
        "3, 6, 1, 600, 0.8",
        "4, 15, 1.5, 100, 0.5",
        "5, 3, 0.5, 60, 0.5",
        "6, 6, 1, 300, 0",
        "7, 15, 1.5, 600, 0.5",
        "8, 6, 1, 30, 0.3",
        "9, 6, 1, 100, 0"
    })
    void its_score_is_the_exact_one(long seed, double median, double sigma, double perMinute, double then) {
        // Given
        Usual usual = new Usual(0.93, new Lognormal(median, sigma), perMinute / 60);
        Otpwatch real = new Otpwatch(usual);
        ExactScore exact = new ExactScore(usual);
        SplittableRandom random = new SplittableRandom(seed);
        int[][] landing = new int[SECONDS][];
        double off = 0;
        int realAlarm = 0;
        int exactAlarm = 0;
        for (int now = 0; now < SECONDS; now++) {
            // When
            int sent = poisson(random, usual.perSecond());
            if (sent > 0) {
                real.sent(now, sent);
                exact.sent(now, sent);
            }
            double share = now < TROUBLE ? 0.93 : 0.93 * then;
            landing[now] = new int[SECONDS - now];
            for (int code = 0; code < sent; code++) {
                double latency = usual.latency().of(gaussian(random));
                int after = (int) (random.nextDouble() + latency);
                if (random.nextDouble() < share && after < SECONDS - now) {
                    landing[now][after]++;
                }
            }
            for (int from = 0; from <= now; from++) {
                int count = landing[from][now - from];
                if (count > 0) {
                    real.received(from, now - from, count);
                    exact.received(from, now - from, count);
                }
            }
            double score = real.step(now);
            double expected = exact.step(now);

            // Then
            if (expected < 2 * ALARM) {
                assertThat(score)
                        .as("seed %d, second %d", seed, now)
                        .isCloseTo(expected, within(SURE + PART * expected));
            }
            off += now < TROUBLE ? Math.abs(score - expected) / TROUBLE : 0;
            realAlarm = realAlarm == 0 && score > ALARM ? now : realAlarm;
            exactAlarm = exactAlarm == 0 && expected > ALARM ? now : exactAlarm;
        }
        assertThat(exactAlarm).isGreaterThan(TROUBLE);
        assertThat(realAlarm).isBetween(exactAlarm - 2, exactAlarm + 6);
        assertThat(off).as("nats apart on average while all is as usual").isLessThan(0.2);
    }

    private static int poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static double gaussian(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
