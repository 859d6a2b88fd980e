package io.otpwatch.processor.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellCountsTest {
    private record Cell(long cohort, int kind, int bin) {}

    private final CellCounts counts = new CellCounts();

    @Test
    void counts_are_those_of_a_map() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            // Given
            Map<Cell, Integer> expected = new HashMap<>();
            int adds = random.nextInt(5_000);
            int cohorts = 1 + random.nextInt(300);

            // When
            for (int i = 0; i < adds; i++) {
                Cell cell = new Cell(
                        random.nextInt(10) == 0 ? 0 : 1_700_000_000L + random.nextInt(cohorts),
                        1 + random.nextInt(11),
                        random.nextInt(160));
                boolean isNew = counts.add(cell.cohort(), cell.kind(), cell.bin());
                assertThat(isNew).isEqualTo(!expected.containsKey(cell));
                expected.merge(cell, 1, Integer::sum);
            }

            // Then
            assertThat(counts.size()).isEqualTo(expected.size());
            assertThat(found()).as("round %d", round).isEqualTo(expected);
            counts.clear();
        }
    }

    @Test
    void a_cleared_one_has_no_cells() {
        // Given
        counts.add(1_700_000_000L, 1, 0);

        // When
        counts.clear();

        // Then
        assertThat(counts.size()).isZero();
        assertThat(found()).isEmpty();
        assertThat(counts.add(1_700_000_000L, 1, 0)).isTrue();
    }

    private Map<Cell, Integer> found() {
        Map<Cell, Integer> found = new HashMap<>();
        counts.forEach((cohort, kind, bin, count) ->
                assertThat(found.put(new Cell(cohort, kind, bin), count)).isNull());
        return found;
    }
}
