package io.otpwatch.benchmarks.throughput.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTableTest {
    @Test
    void the_systems_stand_side_by_side_and_the_ratios_below() {
        // Given
        Comparison comparison = Comparison.of(List.of(
                Runs.nothing(1, 2), Runs.otpwatch(1, 2.5),
                Runs.nothing(2, 2), Runs.otpwatch(2, 4)));
        // When
        String table = FiguresTable.of(comparison);
        // Then
        assertThat(table.lines().map(line -> line.replaceAll(" +", " ").trim()))
                .contains(
                        "nothing otpwatch",
                        "min median max min median max",
                        "events/s 500,000 500,000 500,000 250,000 325,000 400,000",
                        "codes in flight 1,048,576 1,048,576 1,048,576",
                        "table bytes/code, worst 80.0 80.0 80.0",
                        "ratio to nothing: 0.650, the median of 0.800, 0.500")
                .noneMatch(line -> line.contains("half in") || line.contains("Other ways"));
    }

    @Test
    void half_in_one_domain_has_its_columns_and_its_ratios() {
        // Given
        Comparison comparison = Comparison.of(List.of(Runs.nothing(1, 2), Runs.otpwatch(1, 2.5), Runs.half(1, 2, 5)));
        // When
        String table = FiguresTable.of(comparison);
        // Then
        assertThat(table.lines().map(line -> line.replaceAll(" +", " ").trim()))
                .contains(
                        "nothing otpwatch otpwatch-half-in-one-domain",
                        "CPU µs per event 3.00 3.00 3.00 4.50 4.50 4.50 5.00 5.00 5.00",
                        "table bytes/code, worst 80.0 80.0 80.0 85.0 85.0 85.0",
                        "half in one domain, CPU ratio: 0.900, the median of 0.900",
                        "half in one domain, throughput ratio: 1.250, the median of 1.250");
    }

    @Test
    void other_ways_stand_below_with_their_share_of_the_inputs() {
        // Given
        Comparison comparison = Comparison.of(List.of(
                Runs.nothing(1, 2),
                Runs.otpwatch(1, 2.5),
                Runs.stopped(SystemUnderTest.DSL, 1, 30, 0.8),
                Runs.stopped(SystemUnderTest.KEY_VALUE_STORE, 1, 4, 0.8)));
        // When
        String table = FiguresTable.of(comparison);
        // Then
        assertThat(table.lines().map(line -> line.replaceAll(" +", " ").trim()))
                .containsSubsequence(
                        "nothing otpwatch",
                        "ratio to nothing: 0.800, the median of 0.800",
                        "Other ways to do the same, each stopped after a while unless it was through:",
                        "dsl key-value-store",
                        "share of the inputs 0.80 0.80 0.80 0.80 0.80 0.80",
                        "events/s, second half 40,000 40,000 40,000 300,000 300,000 300,000",
                        "otpwatch over dsl, second half: 12.500, the median of 12.500",
                        "otpwatch over key-value-store, second half: 1.667, the median of 1.667");
    }
}
