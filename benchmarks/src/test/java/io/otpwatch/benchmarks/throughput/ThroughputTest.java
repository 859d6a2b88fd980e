package io.otpwatch.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ThroughputTest {
    @Test
    void each_is_the_first_in_turns_and_the_last() {
        // Given
        List<String> all = List.of("a", "b", "c");
        // When / Then
        assertThat(Throughput.inTurns(1, all)).containsExactly("a", "b", "c");
        assertThat(Throughput.inTurns(2, all)).containsExactly("b", "c", "a");
        assertThat(Throughput.inTurns(3, all)).containsExactly("c", "a", "b");
        assertThat(Throughput.inTurns(4, all)).containsExactly("a", "b", "c");
    }

    @Test
    void two_change_places_every_round() {
        assertThat(Throughput.inTurns(1, List.of("a", "b"))).containsExactly("a", "b");
        assertThat(Throughput.inTurns(2, List.of("a", "b"))).containsExactly("b", "a");
    }
}
