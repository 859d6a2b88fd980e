package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otpwatch.benchmarks.throughput.Pace.Look;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void a_run_that_is_through_has_its_second_half_by_records() {
        // Given
        Pace pace = new Pace(1000, new Look(0, 1), 100);
        // When
        boolean early = pace.isOver(new Look(10, 200)) || pace.isOver(new Look(20, 600));
        boolean over = pace.isOver(new Look(30, 1000));
        // Then
        assertThat(early).isFalse();
        assertThat(over).isTrue();
        assertThat(pace.isThrough()).isTrue();
        assertThat(pace.share()).isEqualTo(1);
        assertThat(pace.secondHalfNanos()).isEqualTo(10);
        assertThat(pace.secondHalfShare()).isCloseTo(0.4, within(1e-9));
    }

    @Test
    void a_run_that_is_stopped_has_its_second_half_by_time() {
        // Given
        Pace pace = new Pace(1000, new Look(1000, 1), 100);
        // When
        boolean early = pace.isOver(new Look(1040, 100)) || pace.isOver(new Look(1060, 200));
        boolean over = pace.isOver(new Look(1100, 450));
        // Then
        assertThat(early).isFalse();
        assertThat(over).isTrue();
        assertThat(pace.isThrough()).isFalse();
        assertThat(pace.share()).isCloseTo(0.45, within(1e-9));
        assertThat(pace.secondHalfNanos()).isEqualTo(40);
        assertThat(pace.secondHalfShare()).isCloseTo(0.25, within(1e-9));
    }
}
