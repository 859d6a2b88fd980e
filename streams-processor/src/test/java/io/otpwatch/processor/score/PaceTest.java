package io.otpwatch.processor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long START = 1_700_000_000L;
    private static final int DAY = 86_400;

    private final Pace pace = new Pace();

    @Test
    void in_the_first_day_it_is_the_mean_since_the_first() {
        // Given
        assertThat(pace.perSecond(START)).isZero();
        pace.begin(START);

        // When
        play(START, 10_000, 3, 300);
        play(START + 10_000, 30_000, 1, 300);

        // Then
        assertThat(pace.perSecond(START + 40_000)).isCloseTo(60_000 / 40_000.0, within(0.01));
    }

    @Test
    void after_some_days_it_follows_the_last_day() {
        // Given
        pace.begin(START);
        play(START, 2 * DAY, 1, 300);

        // When
        play(START + 2 * DAY, DAY, 5, 300);

        // Then
        assertThat(pace.perSecond(START + 3 * DAY)).isCloseTo(5 - 4 * Math.exp(-1), within(0.02));
    }

    @Test
    void it_is_the_same_after_it_was_written_and_read() {
        // Given
        pace.begin(START);
        play(START, 1_000, 2, 300);
        pace.sent(7);

        // When
        Pace read = new Pace();
        read.read(Packed.reader(pace::write));

        // Then
        assertThat(read).usingRecursiveComparison().isEqualTo(pace);
        assertThat(read.perSecond(START + 2_000))
                .isEqualTo(pace.perSecond(START + 2_000))
                .isPositive();
    }

    private void play(long from, int seconds, int perSecond, int renewal) {
        for (long now = from + 1; now <= from + seconds; now++) {
            pace.sent(perSecond);
            if (now % renewal == 0) {
                pace.update(now);
            }
        }
    }
}
