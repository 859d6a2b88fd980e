package io.otpwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutageTest {
    private long nanos;
    private final Outage outage = new Outage(() -> nanos);

    @Test
    void silence_while_events_are_under_way_is_an_outage_until_something_is_acknowledged() {
        // Given
        assertThat(outage.observe(new SimulatorCounts(10, 5, 0))).isFalse();

        // Then
        assertThat(after(5, new SimulatorCounts(20, 5, 0))).isFalse();
        assertThat(after(1, new SimulatorCounts(20, 5, 0))).isTrue();
        assertThat(after(60, new SimulatorCounts(90, 5, 0))).isTrue();
        assertThat(after(1, new SimulatorCounts(90, 6, 0))).isFalse();
    }

    @Test
    void silence_with_nothing_under_way_is_none() {
        // Given
        outage.observe(new SimulatorCounts(10, 10, 0));

        // Then
        assertThat(after(60, new SimulatorCounts(10, 10, 0))).isFalse();
        assertThat(after(1, new SimulatorCounts(11, 10, 0))).isFalse();
    }

    private boolean after(int seconds, SimulatorCounts counts) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
        return outage.observe(counts);
    }
}
