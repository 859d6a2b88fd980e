package io.otpwatch.processor.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.localise.Scope;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traffic by chance, with good and bad stretches; a part of it is sent by a provider, until nothing is. */
class ElsewhereTest {
    private static final Scope PROVIDER = Scope.of(Map.of("provider", "vonage"));
    private static final int RUNS = 20;
    private static final int LEARNING = 36_000;

    private SendVolumes volumes = new SendVolumes(0.001, Scope::covers);
    private Traffic traffic = new Traffic(0, 1);
    private SplittableRandom random = new SplittableRandom(0);
    private long now = Traffic.MONDAY;

    /** Of twenty: with stretches a tenth more or less than usual, some look like what is missing. */
    @ParameterizedTest
    @CsvSource({"0.4, 300", "0.4, 2000", "0.2, 2000"})
    void what_others_send_is_hardly_ever_told(double part, double perMinute) {
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            // Given
            begin(run, perMinute);
            pass(LEARNING, part, 1);

            // When
            told += isTold(3_600, 1) ? 1 : 0;
        }

        // Then
        assertThat(told).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 300, 20", "0.4, 2000, 20", "0.2, 2000, 6"})
    void what_nobody_sends_is_mostly_told_within_ten_minutes(double part, double perMinute, int least) {
        int told = 0;
        for (int run = 0; run < RUNS; run++) {
            // Given
            begin(run, perMinute);
            pass(LEARNING, part, 1);

            // When
            told += isTold(600, 1 - part) ? 1 : 0;
        }

        // Then
        assertThat(told).isGreaterThanOrEqualTo(least);
    }

    private void begin(int seed, double perMinute) {
        volumes = new SendVolumes(0.001, Scope::covers);
        traffic = new Traffic(seed, perMinute).spread(0.1);
        random = new SplittableRandom(seed);
        now = Traffic.MONDAY;
    }

    /** Whether it is told within that time that the provider's sends have stopped, with that part of all sends. */
    private boolean isTold(int seconds, double all) {
        boolean told = false;
        for (int i = 0; i < seconds / 10; i++) {
            pass(10, 0, all);
            told |= volumes.anomalies().containsKey(PROVIDER);
        }
        return told;
    }

    private void pass(int seconds, double part, double all) {
        for (int i = 0; i < seconds; i++) {
            now++;
            long sent = traffic.next(now, 1, all);
            long its = 0;
            for (int code = 0; code < sent; code++) {
                its += random.nextDouble() < part ? 1 : 0;
            }
            volumes.step(now, Map.of(Scope.EVERYTHING, sent, PROVIDER, its));
        }
    }
}
