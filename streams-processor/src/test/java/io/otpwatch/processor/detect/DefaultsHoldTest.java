package io.otpwatch.processor.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.otpwatch.processor.score.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is shipped holds for traffic that it was not made with: healthy traffic is called so from a cold start on, through
 * bursts and a change of the clocks; a total loss is called as soon as the codes that it took can say so, and its end is
 * seen. {@code -Dotpwatch.model.seeds=300} tries that many routes, {@code -Dotpwatch.model.seed=N} that one too.
 */
@Tag("any-jdk")
class DefaultsHoldTest {
    private static final int LONGEST_LOSS = 12 * 3_600;

    private static final int HOUR = 3_600;
    private static final int HEALTHY_HOURS = 5;
    private static final int CHANGE_OF_CLOCKS = 4;

    private static final int MINUTES_TO_END = 5;
    private static final int CODES_TO_END = 80;

    /** A multiple of a day. */
    private static final long START = 1_699_920_000L;

    private long now = START;

    private static LongStream seeds() {
        LongStream same = LongStream.range(1, 1 + Integer.getInteger("otpwatch.model.seeds", 12));
        Long other = Long.getLong("otpwatch.model.seed");
        return other == null ? same : LongStream.concat(same, LongStream.of(other));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void healthy_traffic_is_no_trouble_a_total_loss_is_called_in_time_and_its_end_is_seen(long seed) {
        // Given
        DrawnRoute route = new DrawnRoute(seed);

        // When
        playHealthy(route, CHANGE_OF_CLOCKS * HOUR);
        route.shifted = HOUR;
        playHealthy(route, (HEALTHY_HOURS - CHANGE_OF_CLOCKS) * HOUR);

        // Then
        callsLoss(route);
        seesEnd(route);
        playHealthy(route, HOUR);
    }

    private void playHealthy(DrawnRoute route, int seconds) {
        for (int second = 0; second < seconds; second++) {
            route.play(++now);
            if (route.anomaly() != null) {
                assertThat(route.anomaly())
                        .as("after %d s: %s", now - START, route)
                        .isNull();
            }
        }
    }

    /** Nothing arrives any more: by either signal enough codes are missing at some time, which is when it is to be called. */
    private void callsLoss(DrawnRoute route) {
        route.dead = true;
        List<Long> lost = new ArrayList<>();
        int seconds = 0;
        int enough = 0;
        while (route.anomaly() == null) {
            route.play(++now);
            seconds++;
            assertThat(seconds).as("never called: %s", route).isLessThan(LONGEST_LOSS);
            for (int i = 0; i < route.sentNow(); i++) {
                lost.add(now - 1);
            }
            if (enough == 0 && isEnough(route, lost)) {
                enough = seconds;
            }
            if (enough > 0) {
                assertThat(seconds)
                        .as("enough after %d s, not called: %s", enough, route)
                        .isLessThanOrEqualTo((int) (1.5 * enough) + 10 + route.batch);
            }
        }
    }

    private boolean isEnough(DrawnRoute route, List<Long> lost) {
        for (Signal signal : Signal.values()) {
            double sum = 0;
            for (long cohort : lost) {
                sum += route.missing(signal, now - cohort);
            }
            if (sum >= route.terms(signal).threshold()) {
                return true;
            }
        }
        return false;
    }

    /** After a quarter of an hour of it: within minutes, or where little is sent after some dozens of codes. */
    private void seesEnd(DrawnRoute route) {
        for (int second = 0; second < HOUR / 4; second++) {
            route.play(++now);
            assertThat(route.anomaly())
                    .as("%d s into the trouble: %s", second, route)
                    .isNotNull();
        }
        route.dead = false;
        int seconds = 0;
        int sent = 0;
        while (route.anomaly() != null) {
            route.play(++now);
            seconds++;
            sent += route.sentNow();
            assertThat(seconds <= MINUTES_TO_END * 60 || sent <= CODES_TO_END)
                    .as("not over after %d s and %d codes: %s", seconds, sent, route)
                    .isTrue();
        }
    }
}
