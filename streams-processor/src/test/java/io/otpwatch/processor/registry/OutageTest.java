package io.otpwatch.processor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Outage outage = new Outage();

    @Test
    void look_ups_that_were_under_way_together_make_one_rest() {
        // When
        outage.gaveUp(0);
        outage.gaveUp(SECOND);
        outage.gaveUp(10 * SECOND);

        // Then
        assertThat(outage.rests(30 * SECOND - 1)).isTrue();
        assertThat(outage.rests(30 * SECOND)).isFalse();
    }

    @Test
    void rests_grow_to_thirty_seconds_and_begin_anew_after_an_answer() {
        // Given
        outage.gaveUp(0);
        outage.gaveUp(100 * SECOND);
        outage.gaveUp(200 * SECOND);

        // When
        boolean third = outage.rests(230 * SECOND - 1);
        boolean afterThird = outage.rests(230 * SECOND);
        outage.answered();
        outage.gaveUp(300 * SECOND);

        // Then
        assertThat(third).isTrue();
        assertThat(afterThird).isFalse();
        assertThat(outage.rests(310 * SECOND - 1)).isTrue();
        assertThat(outage.rests(310 * SECOND)).isFalse();
    }

    @Test
    void an_outage_is_told_for_a_minute_after_its_last_rest() {
        // When
        outage.gaveUp(0);

        // Then
        assertThat(outage.warning(70 * SECOND - 1)).isPresent();
        assertThat(outage.warning(70 * SECOND)).isEmpty();
    }
}
