package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.score.Beliefs;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How soon a route is called as usual again after an hour of trouble. The prototype, which did not have to refute half a
 * recovery, took 173, 26, 9 and 4 s in the median after a total loss, at 1, 10, 100 and 1,000 codes a minute; 126, 29 and
 * 11 s after half a loss, from 10 a minute on; 128 and 32 s where 80 % had arrived, from 100 on.
 */
@Tag("any-jdk")
class RecoveryTest {
    private static final int HOUR = 3_600;
    private static final int SEEDS = 4;

    /**
     * {@code soon}: seconds within which half of the seeds are to recover, {@code within}: all; 1.2 and 1.5 times what was
     * measured.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 940, 1480",
        "10, 0, 105, 335",
        "100, 0, 30, 40",
        "1000, 0, 7, 12",
        "10, 0.5, 575, 1325",
        "100, 0.5, 46, 70",
        "1000, 0.5, 12, 18",
        "100, 0.8, 190, 325",
        "1000, 0.8, 39, 62"
    })
    void recovery_is_seen_soon_and_never_before_it_is_there(double perMinute, double share, int soon, int within) {
        // When
        List<Integer> seconds = IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> recovery(seed, perMinute, share))
                .sorted()
                .toList();

        // Then
        assertThat(seconds.get(SEEDS / 2 - 1)).as("%s", seconds).isLessThanOrEqualTo(soon);
        assertThat(seconds.get(SEEDS - 1)).as("%s", seconds).isLessThanOrEqualTo(within);
    }

    /** After an hour of trouble throughout which it is called so; it is not called so again for an hour. */
    private static int recovery(long seed, double perMinute, double share) {
        RoutePlay time = new RoutePlay();
        SimulatedRoute route = new SimulatedRoute(seed, new Beliefs(0.5), perMinute);
        List<SimulatedRoute> alone = List.of(route);
        time.play(alone, 3 * HOUR, true);
        route.share = share;
        time.untilAnomalous(alone, route, 2 * HOUR);
        for (int second = 0; second < HOUR; second++) {
            time.play(alone, 1, false);
            assertThat(route.anomaly()).as("seed %d, at %d s", seed, second).isNotNull();
        }
        route.share = 0.93;
        int seconds = time.untilUsual(route, HOUR);
        time.play(alone, HOUR, true);
        return seconds;
    }
}
